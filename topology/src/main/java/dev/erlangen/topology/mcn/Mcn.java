package dev.erlangen.topology.mcn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.Init;
import dev.erlangen.topology.complex.CombinatorialComplex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A multi-cellular network: {@code h_s ← σ(Σ_r L_{r→s}(h_r) + b_s)} along a tensor diagram, and no
 * activation in the last layer. Its inputs are the structure of a complex, see {@link Structure}.
 * State: {@code steps.<l>.maps.<e>.weight}, {@code steps.<l>.biases.<j>}.
 *
 * <p>With an empty type in the last layer the output is invariant under renumbering the cells of
 * every rank.
 *
 * @param config diagram and sizes
 * @param steps from layer to layer
 */
public record Mcn(Config config, List<Step> steps) {
  /** Entries of a cochain above which a complex is refused. */
  public static final long BUDGET = 1L << 26;

  public Mcn {
    steps = List.copyOf(steps);
  }

  /** The maps from one layer to the next, in the order of the edges, and a bias per type. */
  public record Step(List<MultiCellularLinear> maps, List<Tensor> biases) {
    public Step {
      maps = List.copyOf(maps);
      biases = List.copyOf(biases);
    }
  }

  /**
   * Sizes.
   *
   * @param diagram types of every layer
   * @param channels of the hidden layers
   * @param out of the last layer
   * @param activation σ
   */
  public record Config(TensorDiagram diagram, long channels, long out, Activation activation) {
    public Config {
      Check.positive("channels", channels);
      Check.positive("out", out);
    }

    /**
     * Input structure between nodes, some layers on tuples of {@code order} nodes, one invariant
     * vector: a k-order invariant graph network on the edges. Sines, since bounded functions that
     * level off bury small differences.
     */
    public static Config nodes(int order, int layers, long channels, long out) {
      Check.between("order", order, 1, 3);
      Check.positive("layers", layers);
      List<List<CochainType>> types = new ArrayList<>();
      types.add(List.of(CochainType.of(0, 0)));
      for (int l = 0; l < layers; l++) {
        types.add(List.of(CochainType.of(new int[order])));
      }
      types.add(List.of(CochainType.of()));
      return new Config(TensorDiagram.full(types), channels, out, Activation.SINE);
    }

    /** Fresh weights, zero biases. */
    public Mcn init(Rng rng) {
      List<Step> steps = new ArrayList<>();
      int last = diagram.edges().size() - 1;
      for (int l = 0; l <= last; l++) {
        int layer = l;
        List<CochainType> from = diagram.layers().get(l);
        List<CochainType> to = diagram.layers().get(l + 1);
        long width = l == last ? out : channels;
        List<MultiCellularLinear> maps =
            diagram.edges().get(l).stream()
                .map(
                    e -> {
                      CochainType source = from.get(e.from());
                      long in = layer == 0 ? Structure.channels(source) : channels;
                      return new MultiCellularLinear.Config(source, to.get(e.to()), in, width)
                          .init(rng);
                    })
                .toList();
        steps.add(new Step(maps, to.stream().map(t -> Init.constant(0, width)).toList()));
      }
      return new Mcn(this, steps);
    }
  }

  /**
   * Returns the cochains of the last layer, channels on the first axis; dtype as the weights.
   *
   * @throws IllegalArgumentException if a cochain would have more than {@link #BUDGET} entries
   */
  public List<Tensor> forward(CombinatorialComplex complex, Mode mode) {
    List<Integer> counts = complex.counts();
    TensorDiagram diagram = config.diagram();
    for (List<CochainType> layer : diagram.layers()) {
      layer.forEach(t -> affordable(t, counts, complex));
    }
    Tensor like = steps.get(0).biases().get(0);
    List<Tensor> h =
        diagram.layers().get(0).stream().map(t -> Structure.of(complex, t, like)).toList();
    for (int l = 0; l < steps.size(); l++) {
      List<Tensor> next = step(l, h, counts);
      h = l + 1 < steps.size() ? next.stream().map(config.activation()::apply).toList() : next;
    }
    return h;
  }

  private List<Tensor> step(int l, List<Tensor> h, List<Integer> counts) {
    List<TensorDiagram.Edge> edges = config.diagram().edges().get(l);
    List<Tensor> out = new ArrayList<>();
    Step step = steps.get(l);
    for (int j = 0; j < step.biases.size(); j++) {
      CochainType type = config.diagram().layers().get(l + 1).get(j);
      long[] view = new long[type.order() + 1];
      Arrays.fill(view, 1);
      view[0] = step.biases.get(j).size(0);
      Tensor sum = step.biases.get(j).view(view);
      for (int e = 0; e < edges.size(); e++) {
        if (edges.get(e).to() == j) {
          sum = sum.add(step.maps.get(e).forward(h.get(edges.get(e).from()), counts));
        }
      }
      out.add(sum);
    }
    return out;
  }

  private void affordable(CochainType type, List<Integer> counts, CombinatorialComplex complex) {
    double entries = config.channels();
    for (long n : type.shape(counts)) {
      entries *= n;
    }
    Check.that(
        entries <= BUDGET,
        "a cochain of type %s on %s has %.0f entries, more than %d; use smaller tuples or a subcomplex"
            + " network",
        type,
        complex,
        entries,
        BUDGET);
  }
}
