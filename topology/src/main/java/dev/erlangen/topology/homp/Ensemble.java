package dev.erlangen.topology.homp;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.nn.Chain;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Several tensor diagrams side by side: each is pooled by the mean per rank, mapped and added up;
 * the results are concatenated. State: {@code layers.<d>.<i>}, {@code
 * linear_heads.<d>.<position>.0}, {@code final_linear}.
 */
public record Ensemble(
    List<List<Layer>> layers,
    List<Readout> readouts,
    List<List<Chain>> linearHeads,
    Linear finalLinear,
    double dropout)
    implements ComplexModel {
  public Ensemble {
    layers = List.copyOf(layers);
    readouts = List.copyOf(readouts);
    linearHeads = List.copyOf(linearHeads);
    Check.that(
        layers.size() == readouts.size() && layers.size() == linearHeads.size(),
        "every branch needs layers, a read-out and heads, got %d, %d and %d",
        layers.size(),
        readouts.size(),
        linearHeads.size());
  }

  /**
   * Puts heads behind branches.
   *
   * @param dims channels of each branch
   */
  public static Ensemble init(
      List<List<Layer>> branches,
      List<Readout> readouts,
      List<Long> dims,
      long out,
      double dropout,
      Activation activation,
      Rng rng) {
    List<List<Chain>> heads = new ArrayList<>();
    long width = 0;
    for (int d = 0; d < branches.size(); d++) {
      heads.add(
          Head.PerRank.rankMaps(readouts.get(d).ranks().size(), dims.get(d), activation, rng));
      width += 2 * dims.get(d);
    }
    Linear last = new Linear.Config(width, out).init(rng);
    return new Ensemble(branches, readouts, heads, last, dropout);
  }

  @Override
  public Tensor forward(ComplexBatch batch, Mode mode) {
    Tensor[] branches = new Tensor[layers.size()];
    for (int d = 0; d < branches.length; d++) {
      Cochains x = ComplexNet.cochains(layers.get(d), batch, mode);
      branches[d] = Head.PerRank.summed(linearHeads.get(d), readouts.get(d).of(x, batch), mode);
    }
    Tensor joined = torch.cat(new TensorVector(branches), 1);
    return finalLinear.forward(Dropout.apply(joined, dropout, mode));
  }
}
