package dev.erlangen.weights.lol;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.adapter.LowRank;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/** Numbers that a plain MLP can read, made from adapters. */
public sealed interface Featurisation {
  /** The features, (B, F). */
  Tensor of(LowRank x);

  /** All entries of all factors, {@code u_0, v_0, u_1, …}, row-major: not invariant. */
  record Flat() implements Featurisation {
    @Override
    public Tensor of(LowRank x) {
      return joined(x.interleaved().stream().map(t -> t.flatten(1, 2)).toArray(Tensor[]::new));
    }
  }

  /** As {@link Flat}, after every pair was rotated towards a template: O(r)-invariant. */
  record Aligned(OrthogonalAligner aligner) implements Featurisation {
    @Override
    public Tensor of(LowRank x) {
      return new Flat().of(aligner.align(x));
    }
  }

  /** The singular values of every update: GL(r)-invariant, blind to directions. */
  record SingularValues() implements Featurisation {
    @Override
    public Tensor of(LowRank x) {
      return joined(
          IntStream.range(0, x.matrices())
              .mapToObj(l -> x.pair(l).singularValues())
              .toArray(Tensor[]::new));
    }
  }

  /**
   * All entries of all updates: GL(r)-invariant and complete, but as large as the base model.
   *
   * @param most largest number of features that is formed
   */
  record Dense(long most) implements Featurisation {
    /** A quarter of a gigabyte per adapter in float32. */
    public static final long MOST = 1L << 26;

    /** Checks the limit. */
    public Dense {
      Check.positive("most", most);
    }

    @Override
    public Tensor of(LowRank x) {
      long entries = 0;
      for (int l = 0; l < x.matrices(); l++) {
        entries += x.u().get(l).size(1) * x.v().get(l).size(1);
      }
      Check.that(
          entries <= most,
          "dense features would have %d entries per adapter, at most %d are formed; singular values"
              + " and GL-net need no dense update",
          entries,
          most);
      return joined(
          IntStream.range(0, x.matrices())
              .mapToObj(l -> x.pair(l).product().flatten(1, 2))
              .toArray(Tensor[]::new));
    }
  }

  private static Tensor joined(Tensor... parts) {
    return Tensors.cat(1, parts);
  }
}
