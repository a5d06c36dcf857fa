package dev.erlangen.topology.experiment;

import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.topology.complex.TypedComplex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * How far apart the outputs of a network on the pairs of a family are.
 *
 * @param differences one per pair, {@code max |f(a) - f(b)| / max(|f(a)|, |f(b)|)}
 */
public record Separation(double[] differences) {
  /** What is larger is no rounding in float64. */
  public static final double SEPARATED = 1e-8;

  /** What is smaller is rounding in float64. */
  public static final double EQUAL = 1e-12;

  private static final int TOGETHER = 8;

  /**
   * Measures a family.
   *
   * @param network maps some complexes to (G, out) in float64
   */
  public static Separation of(PairFamily family, Function<List<TypedComplex>, Tensor> network) {
    List<double[]> outputs = new ArrayList<>();
    List<TypedComplex> all = family.complexes();
    for (int first = 0; first < all.size(); first += TOGETHER) {
      try (PointerScope scope = new PointerScope()) {
        List<TypedComplex> some = all.subList(first, Math.min(all.size(), first + TOGETHER));
        double[] values = Tensors.doubles(network.apply(some));
        int width = values.length / some.size();
        for (int i = 0; i < some.size(); i++) {
          outputs.add(Arrays.copyOfRange(values, i * width, (i + 1) * width));
        }
      }
    }
    return new Separation(
        family.pairs().stream()
            .mapToDouble(p -> difference(outputs.get(p[0]), outputs.get(p[1])))
            .toArray());
  }

  private static double difference(double[] a, double[] b) {
    double scale = 0;
    double apart = 0;
    for (int i = 0; i < a.length; i++) {
      scale = Math.max(scale, Math.max(Math.abs(a[i]), Math.abs(b[i])));
      apart = Math.max(apart, Math.abs(a[i] - b[i]));
    }
    return scale == 0 ? 0 : apart / scale;
  }

  /** Number of pairs that are told apart. */
  public int separated() {
    return (int) Arrays.stream(differences).filter(d -> d > SEPARATED).count();
  }

  /** Number of pairs with the same output. */
  public int equal() {
    return (int) Arrays.stream(differences).filter(d -> d <= EQUAL).count();
  }

  /** The least difference. */
  public double smallest() {
    return Arrays.stream(differences).min().orElse(0);
  }

  /** The largest difference. */
  public double largest() {
    return Arrays.stream(differences).max().orElse(0);
  }
}
