package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Forward;
import dev.erlangen.core.symmetry.Orthogonal;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.Pin;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.layer.MultivectorLinear;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.model.ConvexHullCgMlp;
import dev.erlangen.geometry.cgenn.model.O3CgMlp;
import dev.erlangen.geometry.cgenn.model.O5CgMlp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The symmetries of networks of points, and those that they must not have. */
final class PointContracts {
  private static final int EXAMPLES = 4;
  private static final int FIVE = 5;
  private static final double SAME = 1e-9;

  /** Reflections in vectors of small square are large, and so is what they make of rounding. */
  private static final double COARSE = 1e-3;

  private PointContracts() {}

  /** S of the moment in float64. */
  static Tensor form(Metric metric) {
    Metric fine = Params.to(new Held(metric), Torch.device("cpu"), ScalarType.Double).metric();
    Tensor like = Tensors.of(new double[] {0});
    return NoGrad.get(() -> Tensors.kept(() -> fine.matrix(like).detach().clone()));
  }

  private record Held(Metric metric) {}

  static Function<Rng, Tensor> points(int count, int n) {
    return rng -> rng.normal(EXAMPLES, count, n).to(ScalarType.Double);
  }

  static Function<ScalarType, Forward<Tensor, Tensor>> model(Object model) {
    return type -> {
      Object typed = Params.to(model, Torch.device("cpu"), type);
      return (x, mode) -> PointNet.apply(typed, x, mode);
    };
  }

  /** Signed volumes: reflections in the metric turn the sign. */
  static List<SymmetryContract> volumes(String label, Object model) {
    if (!(model instanceof O3CgMlp net)) {
      return rotationsMatter(label, model, 3, 3);
    }
    int n = net.metric().dimension();
    int count = 3;
    return List.of(
        Contract.holds(
                label + ": isometries of the metric leave the volume, reflections turn its sign",
                new Symmetry<Pin.Versor, Tensor, Tensor>(
                    new Pin(form(net.metric())),
                    Actions.vectors().by(Pin.Versor::matrix),
                    (g, y) -> g.odd() ? y.neg() : y),
                points(count, n),
                model(model))
            .withTolerances(Contract.TOLERANCE_64, tolerance(form(net.metric()))),
        Contract.breaks(
            label + ": the order of the points matters",
            Symmetry.invariance(new Permutations(count), Actions.permute(1)),
            points(count, n),
            model(model)));
  }

  /** Functions of two vectors that isometries of the metric leave. */
  static List<SymmetryContract> invariance(String label, Object model) {
    if (!(model instanceof O5CgMlp net)) {
      return rotationsMatter(label, model, 2, 3);
    }
    int n = net.metric().dimension();
    Tensor form = form(net.metric());
    List<SymmetryContract> out = new ArrayList<>();
    out.add(
        Contract.holds(
                label + ": isometries of the metric change nothing",
                Symmetry.<Pin.Versor, Tensor, Tensor>invariance(
                    new Pin(form), Actions.vectors().by(Pin.Versor::matrix)),
                points(2, n),
                model(model))
            .withTolerances(Contract.TOLERANCE_64, tolerance(form)));
    if (!isEuclidean(form)) {
      out.addAll(rotationsMatter(label, model, 2, n));
    }
    return out;
  }

  /** Functions of points that rotations and reflections leave. */
  static List<SymmetryContract> rotations(String label, Object model) {
    if (model instanceof O5CgMlp) {
      return invariance(label, model);
    }
    if (!(model instanceof ConvexHullCgMlp net)) {
      return rotationsMatter(
          label, model, Math.toIntExact(((Mlp) model).config().in() / FIVE), FIVE);
    }
    int n = net.metric().dimension();
    int count = Math.toIntExact(((MultivectorLinear) net.net().get(0)).config().in());
    return List.of(
        Contract.holds(
            label + ": rotations and reflections leave the volume",
            Symmetry.invariance(new Orthogonal(n), Actions.vectors()),
            points(count, n),
            model(model)),
        Contract.breaks(
            label + ": the order of the points matters",
            Symmetry.invariance(new Permutations(count), Actions.permute(1)),
            points(count, n),
            model(model)));
  }

  private static boolean isEuclidean(Tensor form) {
    Tensor unit = torch.eye(form.size(0), Tensors.optionsOf(form)).mul(form.diagonal().mean());
    return Tensors.item(form.sub(unit).abs().max()) <= SAME;
  }

  private static double tolerance(Tensor form) {
    return isEuclidean(form) ? Contract.TOLERANCE_32 : COARSE;
  }

  static List<SymmetryContract> rotationsMatter(String label, Object model, int count, int n) {
    return List.of(
        Contract.breaks(
            label + ": plain rotations change the result",
            Symmetry.invariance(new Orthogonal(n), Actions.vectors()),
            points(count, n),
            model(model)));
  }
}
