package dev.erlangen.geometry.cgenn.model;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.layer.EquivariantLayer;
import dev.erlangen.geometry.cgenn.layer.MultivectorLinear;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.metric.MetricSpace;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Where charged particles will be: a graph network whose nodes are multivectors of charge, position
 * from the centre, and velocity. Equivariant to renumbering, to translations, and to O(V, S), which
 * is E(n) for the Euclidean metric.
 *
 * <p>State: {@code metric} if that is learned, {@code embedding}, {@code layers.<l>}, {@code
 * projection.0}.
 */
public record NBodyCgGnn(
    Metric metric,
    MultivectorLinear embedding,
    List<Egcl> layers,
    List<MultivectorLinear> projection) {
  private static final int NODE_CHANNELS = 3;

  public NBodyCgGnn {
    layers = List.copyOf(layers);
    projection = List.copyOf(projection);
  }

  /**
   * Sizes.
   *
   * @param hidden channels, 28 in the paper
   * @param layers rounds of messages, 3 in the paper
   * @param residual whether layers add their input
   * @param normalization initial value of the products' normalisation, null for none
   */
  public record Config(long hidden, int layers, boolean residual, @Nullable Double normalization) {
    public Config {
      Check.positive("layers", layers);
    }

    /** As published. */
    public Config(long hidden, int layers) {
      this(hidden, layers, true, 0.0);
    }

    /** Fresh parameters in the geometry of {@code metric}. */
    public NBodyCgGnn init(Metric metric, Rng rng) {
      int n = metric.dimension();
      List<Egcl> all = new ArrayList<>();
      MultivectorLinear embedding =
          new MultivectorLinear.Config(NODE_CHANNELS, hidden, n, false, true).init(rng);
      for (int l = 0; l < layers; l++) {
        all.add(new Egcl.Config(hidden, 1, residual, metric.paths(), normalization).init(rng));
      }
      return new NBodyCgGnn(
          metric, embedding, all, List.of(new MultivectorLinear.Config(hidden, 1, n).init(rng)));
    }
  }

  /**
   * Particles of G systems of N.
   *
   * @param location (G, N, n)
   * @param velocity (G, N, n)
   * @param charge (G, N, 1)
   * @param edge scalar of every arc, the product of the charges, (G, E, 1)
   * @param arcs the arcs of all systems
   */
  public record Particles(Tensor location, Tensor velocity, Tensor charge, Tensor edge, Arcs arcs) {
    public Particles {
      Check.that(
          location.dim() == 3 && Arrays.equals(location.shape(), velocity.shape()),
          "locations and velocities (systems, particles, n) must have one shape, got %s and %s",
          Tensors.shape(location),
          Tensors.shape(velocity));
      long nodes = location.size(0) * location.size(1);
      Check.that(
          charge.numel() == nodes && edge.numel() == arcs.count() && arcs.nodes() == nodes,
          "%d particles and %d arcs between %d nodes need a charge and a scalar each, got %s and"
              + " %s",
          nodes,
          arcs.count(),
          arcs.nodes(),
          Tensors.shape(charge),
          Tensors.shape(edge));
    }
  }

  /** Predicts locations, (G N, n). */
  public Tensor forward(Particles p, Mode mode) {
    MetricSpace space = metric.space(p.location);
    CliffordAlgebra algebra = space.algebra();
    Tensor centre = p.location.mean(new long[] {1}, true, new ScalarTypeOptional());
    Tensor nodes =
        Tensors.cat(
            1,
            algebra.embedGrade(p.charge.reshape(-1, 1, 1), 0),
            space.embed(rows(p.location.sub(centre))),
            space.embed(rows(p.velocity)));
    Tensor edge = algebra.embedGrade(p.edge.reshape(-1, 1, 1), 0);
    Tensor h = embedding.forward(nodes);
    for (int l = 0; l < layers.size(); l++) {
      h = mode.trace("layer " + l, "nodes", layers.get(l).forward(h, edge, p.arcs, algebra));
    }
    Tensor y = EquivariantLayer.chain(projection, h, algebra);
    return p.location.reshape(-1, metric.dimension()).add(space.vector(y).select(1, 0));
  }

  private Tensor rows(Tensor x) {
    return x.reshape(-1, 1, metric.dimension());
  }
}
