package dev.erlangen.core.tensor;

import dev.erlangen.core.Check;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The distinct entries of a tensor.
 *
 * @param values (U, …), sorted
 * @param inverse int64 (N): entry i of the input is {@code values[inverse[i]]}
 * @param counts int64 (U)
 */
public record Distinct(Tensor values, Tensor inverse, Tensor counts) {

  /** Distinct rows of (N, …), in lexicographic order; distinct numbers of a vector. */
  public static Distinct rows(Tensor x) {
    Check.that(x.dim() >= 1, "distinct rows need at least one dimension");
    Tensor[] own = Tuples.own(torch.unique_dim(x, 0, true, true, true));
    return new Distinct(own[0], own[1], own[2]);
  }
}
