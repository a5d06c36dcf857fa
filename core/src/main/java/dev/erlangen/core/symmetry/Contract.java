package dev.erlangen.core.symmetry;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * A claim about the symmetry of a model, with all that is needed to measure it.
 *
 * @param name what is claimed
 * @param mustHold whether the symmetry is claimed, or its absence
 * @param symmetry the group and its actions
 * @param inputs draws an input that the group can act on
 * @param model the model in a given precision
 * @param stages how the group moves the intermediate values of each {@link dev.erlangen.core.Trace}
 *     space
 * @param varying draws another input that must give another output; null: the floating-point
 *     tensors that the group moves are drawn anew, or the whole input where there are none
 * @param tolerance64 what counts as rounding in float64
 * @param tolerance32 what counts as rounding in float32
 */
public record Contract<G, X, Y>(
    String name,
    boolean mustHold,
    Symmetry<G, X, Y> symmetry,
    Function<Rng, X> inputs,
    Function<ScalarType, Forward<X, Y>> model,
    Map<String, Action<G, Tensor>> stages,
    @Nullable BiFunction<X, Rng, X> varying,
    double tolerance64,
    double tolerance32)
    implements SymmetryContract {

  /** Tolerance in float64, relative to the largest entry of the output. */
  public static final double TOLERANCE_64 = 1e-9;

  /** Tolerance in float32, relative to the largest entry of the output. */
  public static final double TOLERANCE_32 = 1e-4;

  public Contract {
    stages = Map.copyOf(stages);
  }

  /** Claims that the model has the symmetry. */
  public static <G, X, Y> Contract<G, X, Y> holds(
      String name,
      Symmetry<G, X, Y> symmetry,
      Function<Rng, X> inputs,
      Function<ScalarType, Forward<X, Y>> model) {
    return new Contract<>(
        name, true, symmetry, inputs, model, Map.of(), null, TOLERANCE_64, TOLERANCE_32);
  }

  /** Claims that the model does not have the symmetry: some element must change the output. */
  public static <G, X, Y> Contract<G, X, Y> breaks(
      String name,
      Symmetry<G, X, Y> symmetry,
      Function<Rng, X> inputs,
      Function<ScalarType, Forward<X, Y>> model) {
    return new Contract<>(
        name, false, symmetry, inputs, model, Map.of(), null, TOLERANCE_64, TOLERANCE_32);
  }

  /** With the actions on the spaces of the stages, by which a lost symmetry is located. */
  public Contract<G, X, Y> withStages(Map<String, Action<G, Tensor>> actions) {
    return new Contract<>(
        name, mustHold, symmetry, inputs, model, actions, varying, tolerance64, tolerance32);
  }

  /** With another way to draw an input whose output must be different. */
  public Contract<G, X, Y> withVarying(BiFunction<X, Rng, X> other) {
    return new Contract<>(
        name, mustHold, symmetry, inputs, model, stages, other, tolerance64, tolerance32);
  }

  /** With other tolerances, for claims that hold only approximately; say why where it is used. */
  public Contract<G, X, Y> withTolerances(double float64, double float32) {
    return new Contract<>(
        name, mustHold, symmetry, inputs, model, stages, varying, float64, float32);
  }

  @Override
  public String group() {
    return symmetry.group().name();
  }

  @Override
  public SymmetryReport check(int samples, long seed, ScalarType type) {
    Check.positive("samples", samples);
    return new SymmetryChecker<>(this, type).check(samples, seed);
  }

  double tolerance(ScalarType type) {
    return switch (type) {
      case Double -> tolerance64;
      case Float -> tolerance32;
      default ->
          throw new IllegalArgumentException(
              "symmetry is checked in float64 or float32, got " + type);
    };
  }
}
