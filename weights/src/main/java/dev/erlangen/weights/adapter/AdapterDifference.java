package dev.erlangen.weights.adapter;

import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * How far the updates of two adapters are from each other, whatever the bases of their factors.
 *
 * @param modules modules that both have with updates of one size
 * @param onlyFirst modules that only the first has, or with an update of another size
 * @param onlySecond modules that only the second has, or with an update of another size
 */
public record AdapterDifference(
    List<Module> modules, List<String> onlyFirst, List<String> onlySecond) {

  /**
   * Two updates of one module, in float64.
   *
   * @param name path of the module
   * @param first {@code ‖ΔW‖} (Frobenius)
   * @param second {@code ‖ΔW'‖}
   * @param distance {@code ‖ΔW - ΔW'‖}
   * @param inner {@code ⟨ΔW, ΔW'⟩}
   */
  public record Module(String name, double first, double second, double distance, double inner) {
    /** {@code ‖ΔW - ΔW'‖ / max(‖ΔW‖, ‖ΔW'‖)}; 0 if both are zero. */
    public double relative() {
      double largest = Math.max(first, second);
      return largest == 0 ? 0 : distance / largest;
    }

    /** Cosine of the angle between the updates; NaN if one is zero. */
    public double cosine() {
      return inner / (first * second);
    }
  }

  /** Compares two adapters. */
  public static AdapterDifference of(Adapter a, Adapter b) {
    List<Module> both = new ArrayList<>();
    List<String> onlyA = new ArrayList<>();
    List<String> onlyB = new ArrayList<>();
    a.modules()
        .forEach(
            (name, pair) -> {
              LoraPair other = b.modules().get(name);
              if (other == null || !comparable(pair, other)) {
                onlyA.add(name);
              } else {
                both.add(compared(name, pair, other));
              }
            });
    b.modules()
        .forEach(
            (name, pair) -> {
              LoraPair other = a.modules().get(name);
              if (other == null || !comparable(pair, other)) {
                onlyB.add(name);
              }
            });
    return new AdapterDifference(both, onlyA, onlyB);
  }

  private static boolean comparable(LoraPair a, LoraPair b) {
    return a.rows() == b.rows()
        && a.columns() == b.columns()
        && a.transposed() == b.transposed()
        && a.kind() == b.kind();
  }

  private static Module compared(String name, LoraPair a, LoraPair b) {
    try (PointerScope scope = new PointerScope()) {
      Factored first = a.factors(ScalarType.Double);
      Factored second = b.factors(ScalarType.Double);
      return new Module(
          name,
          norm(first),
          norm(second),
          norm(first.minus(second)),
          Tensors.item(first.inner(second)));
    }
  }

  private static double norm(Factored f) {
    return Tensors.item(f.singularValues().norm());
  }

  /** All updates taken as one. */
  public Module total() {
    return new Module(
        "all",
        root(modules.stream().mapToDouble(m -> m.first * m.first).sum()),
        root(modules.stream().mapToDouble(m -> m.second * m.second).sum()),
        root(modules.stream().mapToDouble(m -> m.distance * m.distance).sum()),
        modules.stream().mapToDouble(Module::inner).sum());
  }

  private static double root(double square) {
    return Math.sqrt(square);
  }

  /** Whether both are the same fine-tuned model up to the given relative distance. */
  public boolean same(double tolerance) {
    return onlyFirst.isEmpty() && onlySecond.isEmpty() && total().relative() <= tolerance;
  }
}
