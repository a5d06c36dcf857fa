package dev.erlangen.topology.homp;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import dev.erlangen.topology.nn.Chain;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Maps the pooled ranks of a complex to its output. */
public sealed interface Head {
  /** Maps one (G, D) per rank to (G, out). */
  Tensor forward(List<Tensor> pooled, Mode mode);

  /** A head on the concatenated ranks. State: {@code head.{0,1,4,5,7}}. */
  record Joined(@Name("head") Chain chain) implements Head {
    /** Linear(kD, D), norm, ReLU, dropout, Linear(D, 2D), norm, ReLU, Linear(2D, out). */
    public static Joined init(int ranks, long dim, long out, double dropout, Rng rng) {
      return new Joined(
          Chain.of(
              new Linear.Config(ranks * dim, dim).init(rng),
              new BatchNorm.Config(dim).init(),
              new Chain.Act(Activation.RELU),
              new Chain.Drop(dropout),
              new Linear.Config(dim, 2 * dim).init(rng),
              new BatchNorm.Config(2 * dim).init(),
              new Chain.Act(Activation.RELU),
              new Linear.Config(2 * dim, out).init(rng)));
    }

    @Override
    public Tensor forward(List<Tensor> pooled, Mode mode) {
      return chain.forward(torch.cat(new TensorVector(pooled.toArray(Tensor[]::new)), 1), mode);
    }
  }

  /**
   * A map per rank, added up, and one to the output. State: {@code linear_heads.<position>.0},
   * {@code final_linear}.
   */
  record PerRank(List<Chain> linearHeads, Linear finalLinear, double dropout) implements Head {
    public PerRank {
      linearHeads = List.copyOf(linearHeads);
    }

    /** Linear(D, 2D), activation for every rank; Linear(2D, out). */
    public static PerRank init(
        int ranks, long dim, long out, double dropout, Activation activation, Rng rng) {
      return new PerRank(
          rankMaps(ranks, dim, activation, rng),
          new Linear.Config(2 * dim, out).init(rng),
          dropout);
    }

    static List<Chain> rankMaps(int ranks, long dim, Activation activation, Rng rng) {
      return IntStream.range(0, ranks)
          .mapToObj(
              r -> Chain.of(new Linear.Config(dim, 2 * dim).init(rng), new Chain.Act(activation)))
          .toList();
    }

    @Override
    public Tensor forward(List<Tensor> pooled, Mode mode) {
      Tensor sum = summed(linearHeads, pooled, mode);
      return finalLinear.forward(Dropout.apply(sum, dropout, mode));
    }

    static Tensor summed(List<Chain> maps, List<Tensor> pooled, Mode mode) {
      Tensor sum = maps.get(0).forward(pooled.get(0), mode);
      for (int i = 1; i < maps.size(); i++) {
        sum = sum.add(maps.get(i).forward(pooled.get(i), mode));
      }
      return sum;
    }
  }
}
