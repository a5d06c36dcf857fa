package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Orthogonal;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.metric.LearnedMetric;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.metric.MetricRoute;
import dev.erlangen.geometry.cgenn.model.ConvexHullCgMlp;
import dev.erlangen.geometry.cgenn.model.LorentzCgGnn;
import dev.erlangen.geometry.cgenn.model.NBodyCgGnn;
import dev.erlangen.geometry.cgenn.model.O3CgMlp;
import dev.erlangen.geometry.cgenn.model.O5CgMlp;
import dev.erlangen.train.recipe.SystemInfo;
import java.util.ArrayList;
import java.util.List;

/** The introduction of the Clifford networks and the contracts of freshly drawn ones. */
public final class CgennSystem {
  /** The introduction. */
  public static final SystemInfo INFO =
      new SystemInfo(
          "cgenn",
          "Clifford Group Equivariant Neural Networks, with a learned metric",
          "D. Ruhe, J. Brandstetter, P. Forré, NeurIPS 2023, arXiv 2305.11141; R. Ali, P. Kulytė,"
              + " H. Sáez de Ocáriz Borde, P. Liò, ICML 2024 workshop GRaM, arXiv 2407.09926",
          "Data are multivectors of a Clifford algebra, layers are polynomials in the geometric"
              + " product with a weight for every combination of grades. One implementation serves"
              + " rotations, reflections and Lorentz transformations in any dimension. The quadratic"
              + " form is given, or is a full symmetric matrix that is trained with the weights.",
          "Equivariant under O(V, S), the isometries of the metric, for the S of the moment; graph"
              + " networks also under renumbering and translations. Not invariant under isometries"
              + " of another metric, nor under the order of points that are read as channels.",
          List.of(
              "vectors, and scalars where there are any: points, momenta, velocities, charges",
              "the squares of the basis vectors, or a first guess of the metric"),
          """
          O3CgMlp net = new O3CgMlp.Config(3, 16, 1, 4).init(Metric.of(1, 1, 1), new Rng(0));
          Tensor points = new Rng(1).normal(5, 3, 3); // five times three points
          Tensor volume = net.forward(points, Mode.EVAL).prediction(); // (5)
          Tensor mirrored = net.forward(points.neg(), Mode.EVAL).prediction(); // the same, turned
          """,
          "docs/guide-cgenn.md");

  private static final double NOISE = 0.2;

  private CgennSystem() {}

  /** The contracts of networks with fresh parameters. */
  public static List<SymmetryContract> contracts() {
    List<SymmetryContract> out = new ArrayList<>();
    out.addAll(PointContracts.volumes("volume, O(3)", volume(Metric.of(1, 1, 1), 1)));
    out.addAll(PointContracts.volumes("volume, O(2,1)", volume(Metric.of(1, 1, -1), 2)));
    out.addAll(PointContracts.volumes("volume, degenerate", volume(Metric.of(1, 1, 0), 3)));
    out.addAll(
        PointContracts.volumes(
            "volume, squares 0.5, 1.7, -0.8", volume(Metric.of(.5, 1.7, -.8), 4)));
    for (MetricRoute route : MetricRoute.values()) {
      out.addAll(
          PointContracts.invariance(
              "learned metric, route " + route, invariant(learned(route), 5)));
    }
    out.addAll(PointContracts.invariance("O(5)", invariant(Metric.of(1, 1, 1, 1, 1), 6)));
    out.add(hull());
    out.addAll(ParticleContracts.of("particles", particles(Metric.of(1, 1, 1))));
    out.addAll(
        ParticleContracts.of("particles, learned metric", particles(learned(MetricRoute.DIRECT))));
    out.addAll(JetContracts.of("jets", jets()));
    return List.copyOf(out);
  }

  private static O3CgMlp volume(Metric metric, long seed) {
    Rng rng = new Rng(seed);
    return stirred(new O3CgMlp.Config(3, 6, 1, 3).init(metric, rng), rng);
  }

  private static O5CgMlp invariant(Metric metric, long seed) {
    Rng rng = new Rng(seed);
    return stirred(new O5CgMlp.Config(2, 5, 12).init(metric, rng), rng);
  }

  /** A metric far from its start. */
  private static LearnedMetric learned(MetricRoute route) {
    Rng rng = new Rng(7);
    return stirred(
        new LearnedMetric.Config(List.of(1.0, 1.0, 1.0), 1e-4, route, true, 0).init(rng), rng);
  }

  private static NBodyCgGnn particles(Metric metric) {
    Rng rng = new Rng(8);
    return stirred(new NBodyCgGnn.Config(4, 2).init(metric, rng), rng);
  }

  private static LorentzCgGnn jets() {
    Rng rng = new Rng(9);
    return stirred(new LorentzCgGnn.Config(6, 3, 2).init(Metric.of(1, -1, -1, -1), rng), rng);
  }

  private static SymmetryContract hull() {
    Rng rng = new Rng(10);
    int n = 3;
    ConvexHullCgMlp net =
        stirred(new ConvexHullCgMlp.Config(6, 4, 2).init(Metric.of(1, 1, 1), rng), rng);
    return Contract.holds(
        "hull: rotations and reflections leave the volume",
        Symmetry.invariance(new Orthogonal(n), Actions.vectors()),
        PointContracts.points(6, n),
        PointContracts.model(net));
  }

  /** Adds noise to every parameter, so that no part is at a value where it does nothing. */
  private static <M> M stirred(M model, Rng rng) {
    NoGrad.run(
        () ->
            Params.trainable(model)
                .values()
                .forEach(p -> p.add_(rng.normal(p.shape()).mul(Tensors.scalar(NOISE)))));
    return model;
  }
}
