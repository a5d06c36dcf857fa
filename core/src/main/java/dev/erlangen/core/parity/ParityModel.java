package dev.erlangen.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Mode;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * Builds one kind of model from the {@code config} of a parity case. Found by {@link
 * java.util.ServiceLoader}; making one must not load libtorch.
 */
public interface ParityModel {
  /** The {@code system} of the cases, such as {@code signnet}. */
  String system();

  /** The {@code model} of the cases, such as {@code gatedgcn-signnet}. */
  String model();

  /**
   * Returns a model of the sizes in {@code config}, to be loaded by name.
   *
   * @param config the case's {@code config} with the official names of the hyper-parameters
   * @throws IllegalArgumentException if a value is unsupported
   */
  Prepared prepare(JsonNode config);

  /** A model and how to run it on the inputs of a case. */
  interface Prepared {
    /** The record whose {@link dev.erlangen.core.params.Params} names are the official ones. */
    Object model();

    /**
     * Returns this with {@code model} (the same sizes, another dtype) in place of its own.
     *
     * @param model a record of the class of {@link #model()}
     */
    Prepared with(Object model);

    /**
     * Runs the model.
     *
     * @param inputs tensors by name without the prefix {@code input.}
     *     <p>A case may ask for some outputs while training and for others not: then this is called
     *     once in each mode, each time with freshly loaded parameters, and gives what it can.
     * @return outputs by name without the prefix {@code output.}; {@code loss} (or {@code
     *     train_loss}) is the scalar whose gradients are compared, {@code loss.<name>} that of the
     *     loss {@code <name>} where a case has several
     */
    Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode);
  }
}
