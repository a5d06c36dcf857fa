package dev.erlangen.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Compares gradients with central differences of fourth order in float64, {@code (f(θ-2h) - 8
 * f(θ-h) + 8 f(θ+h) - f(θ+2h)) / 12h}, for every entry, or for a random choice of entries of large
 * tensors. The function must be deterministic and differentiable where it is checked.
 */
public final class GradientCheck {
  private static final double STEP = 1e-4;
  private static final int[] SHIFTS = {-2, -1, 1, 2};
  private static final int[] FACTORS = {1, -8, 8, -1};
  private static final int ENTRIES = 24;
  private static final double SMALLEST = 1e-4;

  /** Rounding of the differences is about 1e-16/h = 1e-12, their truncation h⁴. */
  public static final double TOLERANCE = 1e-6;

  private GradientCheck() {}

  /**
   * The largest deviation.
   *
   * @param error {@code |analytic - numeric|} relative to the largest gradient (at least 1e-4)
   * @param where name and entry
   */
  public record Result(double error, String where) {}

  /**
   * Fails unless the gradients of {@code f} agree with the differences.
   *
   * @param leaves float64 tensors that require gradients and that {@code f} reads
   * @param f gives a tensor; its entries are added up with fixed random weights
   */
  public static void check(Map<String, Tensor> leaves, Supplier<Tensor> f) {
    Result r = measure(leaves, f);
    if (!(r.error <= TOLERANCE)) {
      fail("gradient deviates by " + r.error + " (allowed " + TOLERANCE + ") at " + r.where);
    }
  }

  /**
   * As {@link #check(Map, Supplier)}, for the trained tensors of a float64 model and the inputs.
   */
  public static void check(Object model, List<Tensor> inputs, Supplier<Tensor> f) {
    Map<String, Tensor> leaves = new LinkedHashMap<>(Params.trainable(model));
    for (int i = 0; i < inputs.size(); i++) {
      leaves.put("input " + i, inputs.get(i));
    }
    check(leaves, f);
  }

  /** Measures without judging. */
  public static Result measure(Map<String, Tensor> leaves, Supplier<Tensor> f) {
    Check.that(!leaves.isEmpty(), "a gradient check needs at least one tensor");
    leaves.forEach(
        (name, t) ->
            Check.that(
                t.requires_grad() && t.scalar_type().intern() == ScalarType.Double,
                "%s must be float64 and require a gradient",
                name));
    try (PointerScope scope = new PointerScope()) {
      Rng rng = new Rng(0);
      Tensor y = f.get();
      Tensor weights = rng.normal(y.shape()).to(ScalarType.Double);
      List<Tensor> analytic = gradients(y.mul(weights).sum(), leaves.values());
      double largest =
          analytic.stream().mapToDouble(g -> Tensors.item(g.abs().max())).max().orElse(0);
      Result worst = new Result(0, "nowhere");
      int i = 0;
      for (Map.Entry<String, Tensor> leaf : leaves.entrySet()) {
        double[] expected = Tensors.doubles(analytic.get(i++));
        for (int entry : entries(expected.length, rng)) {
          double numeric = difference(leaf.getValue(), entry, f, weights);
          double scale = Math.max(SMALLEST, Math.max(Math.abs(numeric), largest));
          double error = Math.abs(numeric - expected[entry]) / scale;
          if (!(error <= worst.error)) { // NaN is worst of all
            String text = expected[entry] + ", differences give " + numeric;
            worst = new Result(error, leaf.getKey() + "[" + entry + "]: " + text);
          }
        }
      }
      return worst;
    }
  }

  private static List<Tensor> gradients(Tensor loss, Iterable<Tensor> sources) {
    TensorVector inputs = new TensorVector();
    sources.forEach(inputs::push_back);
    TensorVector out =
        torch.grad(
            new TensorVector(loss), inputs, new TensorVector(), new BoolOptional(), false, true);
    List<Tensor> gradients = new ArrayList<>();
    for (long i = 0; i < out.size(); i++) {
      Tensor g = new Tensor(out.get(i));
      gradients.add(g.defined() ? g : torch.zeros_like(inputs.get(i)));
    }
    return gradients;
  }

  private static int[] entries(int size, Rng rng) {
    long[] order = Tensors.longs(rng.permutation(size));
    int[] out = new int[Math.min(size, ENTRIES)];
    for (int i = 0; i < out.length; i++) {
      out[i] = (int) order[i];
    }
    return out;
  }

  private static double difference(Tensor leaf, int entry, Supplier<Tensor> f, Tensor weights) {
    return NoGrad.get(
        () -> {
          Tensor place = leaf.detach().view(-1).select(0, entry); // shares the storage of the leaf
          double before = Tensors.item(place);
          double sum = 0;
          for (int k = 0; k < SHIFTS.length; k++) {
            try (PointerScope scope = new PointerScope()) {
              place.fill_(Tensors.scalar(before + SHIFTS[k] * STEP));
              sum += FACTORS[k] * Tensors.item(f.get().mul(weights).sum());
            }
          }
          place.fill_(Tensors.scalar(before));
          return sum / (12 * STEP);
        });
  }
}
