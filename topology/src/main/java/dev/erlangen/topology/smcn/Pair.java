package dev.erlangen.topology.smcn;

import dev.erlangen.core.Check;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.ProductRows;
import dev.erlangen.topology.homp.Cochains;
import org.bytedeco.pytorch.Tensor;

/**
 * The ranks of the cells whose pairs carry features.
 *
 * @param low rank of x
 * @param high rank of y
 */
public record Pair(int low, int high) {
  public Pair {
    Check.notNegative("low rank", low);
    Check.that(low < high, "the ranks of a pair must ascend, got %d and %d", low, high);
  }

  /** Name of the features, such as {@code x_0_1}. */
  public String target() {
    return Cochains.name(low, high);
  }

  ProductRows rows(ComplexBatch batch) {
    return batch.product(low, high);
  }

  Tensor of(Cochains x) {
    return x.pairs(low, high);
  }

  @Override
  public String toString() {
    return "(" + low + "," + high + ")";
  }
}
