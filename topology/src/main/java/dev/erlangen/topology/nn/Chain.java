package dev.erlangen.topology.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Maps applied to every row one after the other: linear maps, batch norms, activations and dropout.
 * State: {@code <place>.weight} and so on, counting all steps, as PyTorch's {@code Sequential}.
 *
 * <p>Batch statistics of no rows do not exist and those of one row say nothing: while training, a
 * batch norm leaves up to one row as it is. A batch without cells of some rank is such a case.
 *
 * @param steps {@link Linear}, {@link BatchNorm}, {@link Act} or {@link Drop}
 */
public record Chain(@Name("") List<Record> steps) {
  public Chain {
    steps = List.copyOf(steps);
    for (Record s : steps) {
      Check.that(
          s instanceof Linear || s instanceof BatchNorm || s instanceof Act || s instanceof Drop,
          "a chain has no step of the kind %s",
          s.getClass().getSimpleName());
    }
  }

  /** An activation as a step. */
  public record Act(Activation function) {}

  /** Dropout as a step. */
  public record Drop(double rate) {
    public Drop {
      Check.between("dropout", rate, 0, 1);
    }
  }

  /** The map that changes nothing. */
  public static Chain identity() {
    return new Chain(List.of());
  }

  /**
   * Linear, batch norm, activation, for every pair of consecutive widths; with less than two widths
   * the identity.
   */
  public static Chain normed(Rng rng, Activation activation, long... widths) {
    List<Record> steps = new ArrayList<>();
    for (int i = 1; i < widths.length; i++) {
      steps.add(new Linear.Config(widths[i - 1], widths[i]).init(rng));
      steps.add(new BatchNorm.Config(widths[i]).init());
      steps.add(new Act(activation));
    }
    return new Chain(steps);
  }

  /** The given steps. */
  public static Chain of(Record... steps) {
    return new Chain(Arrays.asList(steps));
  }

  /** Maps (M, I) to (M, O). */
  public Tensor forward(Tensor x, Mode mode) {
    Tensor h = x;
    for (Record s : steps) {
      if (s instanceof Linear linear) {
        h = linear.forward(h);
      } else if (s instanceof BatchNorm norm) {
        boolean usable = h.size(0) > 1 || (h.size(0) == 1 && !mode.training());
        h = usable ? norm.forward(h, mode) : h;
      } else if (s instanceof Act act) {
        h = act.function().apply(h);
      } else {
        h = Dropout.apply(h, ((Drop) s).rate(), mode);
      }
    }
    return h;
  }
}
