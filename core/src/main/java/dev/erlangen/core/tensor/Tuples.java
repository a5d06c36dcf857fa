package dev.erlangen.core.tensor;

import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;

/**
 * Takes native tuples apart. Their getters return references into the tuple, which dangle as soon
 * as it is collected; a copied handle shares the storage and lives on its own. Closing the tuple
 * after the copies also keeps it alive while they are made.
 */
final class Tuples {
  private Tuples() {}

  static Tensor[] own(T_TensorTensor_T tuple) {
    Tensor[] own = {new Tensor(tuple.get0()), new Tensor(tuple.get1())};
    tuple.close();
    return own;
  }

  static Tensor[] own(T_TensorTensorTensor_T tuple) {
    Tensor[] own = {new Tensor(tuple.get0()), new Tensor(tuple.get1()), new Tensor(tuple.get2())};
    tuple.close();
    return own;
  }
}
