package dev.erlangen.graph.basisnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * φ of BasisNet: node features of an eigenspace that depend on its projector only, so
 * O(d)-invariant in the basis and equivariant under renumbering the nodes. d channels for a space
 * of dimension d.
 */
public sealed interface BasisInvariantNet {
  /** The dimensions for which there is a φ, ascending. */
  List<Integer> multiplicities();

  /**
   * Returns the features of the nodes.
   *
   * @param maps {@link Projector#maps} of B spaces of dimension {@code multiplicity}, (R, 5)
   * @return (R, multiplicity)
   * @throws IllegalArgumentException if no φ was made for this dimension
   */
  Tensor ofMaps(Tensor maps, SpaceRows rows, int multiplicity, Mode mode);

  /**
   * The same from projectors as they stand.
   *
   * @param projectors {@link Projector#dense}, (B, 1, n, n)
   * @return (B, multiplicity, n)
   */
  Tensor forward(Tensor projectors, int multiplicity, Mode mode);

  /** Place of {@code multiplicity} in {@link #multiplicities()}. */
  default int index(int multiplicity) {
    return index(multiplicity, multiplicities());
  }

  /** Place of {@code multiplicity} in {@code known}, or an error that names both. */
  static int index(int multiplicity, List<Integer> known) {
    int index = known.indexOf(multiplicity);
    Check.that(
        index >= 0,
        "there is no φ for eigenspaces of dimension %d; this network knows the dimensions %s."
            + " Make it with all dimensions that occur",
        multiplicity,
        known);
    return index;
  }

  /** Returns the checked list of dimensions: at least one, positive, ascending. */
  static List<Integer> ascending(List<Integer> multiplicities) {
    Check.that(!multiplicities.isEmpty(), "multiplicities must not be empty");
    for (int i = 0; i < multiplicities.size(); i++) {
      Check.that(
          multiplicities.get(i) > (i == 0 ? 0 : multiplicities.get(i - 1)),
          "multiplicities must be positive and ascend, got %s",
          multiplicities);
    }
    return List.copyOf(multiplicities);
  }

  /** One {@link Ign2to1} per dimension. State: {@code encs.<j>}, j in ascending dimensions. */
  record PerMultiplicity(Config config, List<Ign2to1> encs) implements BasisInvariantNet {
    public PerMultiplicity {
      encs = List.copyOf(encs);
    }

    /** Sizes: the dimensions that occur, ascending, and the IGN's hidden width. */
    public record Config(List<Integer> multiplicities, long hidden, boolean batchNorm) {
      public Config {
        multiplicities = ascending(multiplicities);
      }

      /** Fresh parameters. */
      public PerMultiplicity init(Rng rng) {
        return new PerMultiplicity(
            this,
            multiplicities.stream()
                .map(m -> new Ign2to1.Config(1, hidden, m, batchNorm).init(rng))
                .toList());
      }
    }

    @Override
    public List<Integer> multiplicities() {
      return config.multiplicities();
    }

    @Override
    public Tensor ofMaps(Tensor maps, SpaceRows rows, int multiplicity, Mode mode) {
      return encs.get(index(multiplicity)).ofMaps(maps, rows, mode);
    }

    @Override
    public Tensor forward(Tensor projectors, int multiplicity, Mode mode) {
      return encs.get(index(multiplicity)).forward(projectors, mode);
    }
  }

  /**
   * One {@link Ign2to1} with one channel for all dimensions, then a Linear(1, d) per dimension.
   * State: {@code enc}, {@code fcs.<j>}, j in ascending dimensions.
   */
  record Shared(Config config, Ign2to1 enc, List<Linear> fcs) implements BasisInvariantNet {
    public Shared {
      fcs = List.copyOf(fcs);
    }

    /** Sizes: the dimensions that occur, ascending, and the IGN's hidden width. */
    public record Config(List<Integer> multiplicities, long hidden, boolean batchNorm) {
      public Config {
        multiplicities = ascending(multiplicities);
      }

      /** Fresh parameters. */
      public Shared init(Rng rng) {
        return new Shared(
            this,
            new Ign2to1.Config(1, hidden, 1, batchNorm).init(rng),
            multiplicities.stream().map(m -> new Linear.Config(1, m).init(rng)).toList());
      }
    }

    @Override
    public List<Integer> multiplicities() {
      return config.multiplicities();
    }

    @Override
    public Tensor ofMaps(Tensor maps, SpaceRows rows, int multiplicity, Mode mode) {
      return fcs.get(index(multiplicity)).forward(enc.ofMaps(maps, rows, mode));
    }

    @Override
    public Tensor forward(Tensor projectors, int multiplicity, Mode mode) {
      Linear fc = fcs.get(index(multiplicity));
      return fc.forward(enc.forward(projectors, mode).transpose(1, 2)).transpose(1, 2);
    }
  }
}
