package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Action;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Euclidean;
import dev.erlangen.core.symmetry.Forward;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.Pin;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.symmetry.Translation;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.model.NBodyCgGnn;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The symmetries of a network of particles, and those that it must not have. */
final class ParticleContracts {
  private static final int PARTICLES = 5;
  private static final int SPACE = 3;

  private ParticleContracts() {}

  /**
   * One system.
   *
   * @param location (1, N, 3)
   * @param velocity (1, N, 3)
   * @param charge (1, N, 1)
   */
  record Cloud(Tensor location, Tensor velocity, Tensor charge) {
    static Cloud random(Rng rng) {
      return new Cloud(
          rng.normal(1, PARTICLES, SPACE),
          rng.normal(1, PARTICLES, SPACE),
          rng.signs(1, PARTICLES, 1));
    }

    Cloud moved(Tensor places, Tensor velocities) {
      return new Cloud(places, velocities, charge);
    }

    ParticleTensors tensors() {
      return new ParticleTensors(location, velocity, charge, location, new ConcurrentHashMap<>());
    }
  }

  static List<SymmetryContract> of(String label, Object model) {
    Function<ScalarType, Forward<Cloud, Tensor>> run =
        type -> {
          Object typed = Params.to(model, Torch.device("cpu"), type);
          return (x, mode) -> NBodyProblem.predict(typed, x.tensors(), mode);
        };
    Action<Permutation, Tensor> places = Actions.permute(1);
    Symmetry<Permutation, Cloud, Tensor> order =
        new Symmetry<>(
            new Permutations(PARTICLES),
            (g, x) ->
                new Cloud(
                    places.apply(g, x.location),
                    places.apply(g, x.velocity),
                    places.apply(g, x.charge)),
            Actions.permute(0));
    if (!(model instanceof NBodyCgGnn net)) {
      return List.of(
          Contract.breaks(
              label + ": the order of the particles matters", order, Cloud::random, run));
    }
    List<SymmetryContract> out = new ArrayList<>();
    out.add(
        Contract.holds(
            label + ": renumbering particles renumbers the result", order, Cloud::random, run));
    out.add(isometries(label, net.metric(), run));
    out.add(
        Contract.holds(
            label + ": translations translate the result",
            new Symmetry<Tensor, Cloud, Tensor>(
                new Translation(SPACE),
                (g, x) -> x.moved(Actions.translate().apply(g, x.location), x.velocity),
                Actions.translate()),
            Cloud::random,
            run));
    out.add(
        Contract.breaks(
            label + ": velocities matter",
            Symmetry.invariance(
                new Translation(SPACE),
                (g, x) -> x.moved(x.location, Actions.translate().apply(g, x.velocity))),
            Cloud::random,
            run));
    return out;
  }

  private static SymmetryContract isometries(
      String label, Metric metric, Function<ScalarType, Forward<Cloud, Tensor>> run) {
    if (metric instanceof Metric.Fixed) {
      Action<Euclidean.Motion, Tensor> turn = Actions.vectors().by(Euclidean.Motion::rotation);
      return Contract.holds(
          label + ": motions of space move the result",
          new Symmetry<>(
              new Euclidean(SPACE),
              (g, x) -> x.moved(Actions.points().apply(g, x.location), turn.apply(g, x.velocity)),
              Actions.points()),
          Cloud::random,
          run);
    }
    Action<Pin.Versor, Tensor> turn = Actions.vectors().by(Pin.Versor::matrix);
    return Contract.holds(
        label + ": isometries of the learned metric move the result",
        new Symmetry<>(
            new Pin(PointContracts.form(metric)),
            (g, x) -> x.moved(turn.apply(g, x.location), turn.apply(g, x.velocity)),
            turn),
        Cloud::random,
        run);
  }
}
