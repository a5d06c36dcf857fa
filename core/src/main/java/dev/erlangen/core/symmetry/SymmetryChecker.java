package dev.erlangen.core.symmetry;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Measures a {@link Contract}: {@code f(g·x)} against {@code g·f(x)} for random inputs and
 * elements. Inputs and outputs are moved in float64 whatever the precision of the model, so that
 * only the model's own rounding is left.
 */
final class SymmetryChecker<G, X, Y> {
  /** Below ten tolerances a change of the output cannot be told from rounding. */
  private static final double CLEAR = 10;

  private static final int VARIATIONS = 3;

  private final Contract<G, X, Y> contract;
  private final Symmetry<G, X, Y> symmetry;
  private final ScalarType type;
  private final Forward<X, Y> model;
  private final double tolerance;

  SymmetryChecker(Contract<G, X, Y> contract, ScalarType type) {
    this.contract = contract;
    this.symmetry = contract.symmetry();
    this.type = type;
    this.model = contract.model().apply(type);
    this.tolerance = contract.tolerance(type);
  }

  SymmetryReport check(int samples, long seed) {
    Rng rng = new Rng(seed);
    double error = 0;
    double sensitivity = 0;
    boolean finite = true;
    String worst = "none";
    String firstLoss = null;
    // The neutral element comes first: a model that fails on it gives two results for one input.
    for (int i = -1; i < samples; i++) {
      try (PointerScope scope = new PointerScope()) {
        X x = Structure.to(contract.inputs().apply(rng), ScalarType.Double);
        G g = i < 0 ? symmetry.group().identity() : symmetry.group().sample(rng);
        Deviation d = deviation(g, x);
        finite &= d.finite();
        if (d.error() > error) {
          error = d.error();
          String element = i < 0 ? "identity (the result is random)" : symmetry.group().text(g);
          worst = element + ", " + d.where();
          if (contract.mustHold() && error > tolerance) {
            firstLoss = new Locator<G, X>(contract.stages(), tolerance).firstLoss(stages(), g, x);
          }
        }
        if (i < VARIATIONS) {
          sensitivity = Math.max(sensitivity, sensitivity(x, rng));
        }
      }
    }
    boolean passed =
        finite
            && (contract.mustHold()
                ? error <= tolerance && sensitivity > CLEAR * tolerance
                : error > CLEAR * tolerance);
    return new SymmetryReport(samples, error, tolerance, worst, sensitivity, firstLoss, passed);
  }

  private Y run(X x, Mode mode) {
    return Structure.to(model.apply(Structure.to(x, type), mode), ScalarType.Double);
  }

  private Deviation deviation(G g, X x) {
    Y moved = run(symmetry.in().apply(g, x), Mode.EVAL);
    return Deviation.between(moved, symmetry.out().apply(g, run(x, Mode.EVAL)));
  }

  private Locator.Stages<G, X> stages() {
    return (g, x, listener) ->
        run(g == null ? x : symmetry.in().apply(g, x), Mode.EVAL.tracing(listener));
  }

  /** Relative change of the output when the part that the group moves is another. */
  private double sensitivity(X x, Rng rng) {
    X other;
    if (contract.varying() != null) {
      other = Structure.to(contract.varying().apply(x, rng), ScalarType.Double);
    } else {
      other = redrawn(symmetry.group().sample(rng), x, rng);
    }
    Y a = run(x, Mode.EVAL);
    Y b = run(other, Mode.EVAL);
    Deviation d = Deviation.between(b, a);
    return Double.isInfinite(d.error()) && d.finite() ? ranges(a, b) : d.error();
  }

  /** Outputs of different shapes are compared by their ranges: a constant stays a constant. */
  private double ranges(Y a, Y b) {
    return Deviation.between(summary(a), summary(b)).error();
  }

  private List<Tensor> summary(Y y) {
    return Structure.leaves(y).stream()
        .filter(t -> t.numel() > 0)
        .flatMap(t -> Stream.of(t.min(), t.max()))
        .map(t -> t.to(ScalarType.Double))
        .toList();
  }

  private X redrawn(G g, X x, Rng rng) {
    List<Tensor> before = Structure.tensors(x);
    List<Tensor> after = Structure.tensors(symmetry.in().apply(g, x));
    boolean[] moved = new boolean[before.size()];
    boolean any = false;
    for (int i = 0; before.size() == after.size() && i < moved.length; i++) {
      Tensor t = before.get(i);
      moved[i] = t.is_floating_point() && Deviation.between(t, after.get(i)).error() > 0;
      any |= moved[i];
    }
    if (!any) {
      return Structure.to(contract.inputs().apply(rng), ScalarType.Double);
    }
    int[] next = {0};
    return Structure.map(x, t -> moved[next[0]++] ? noise(t, rng) : t);
  }

  private static Tensor noise(Tensor t, Rng rng) {
    double scale = Math.max(1e-3, Tensors.item(t.abs().max()));
    return Matrices.normal(rng, t.shape()).mul(Tensors.scalar(scale));
  }
}
