package dev.erlangen.core.parity;

import dev.erlangen.core.parity.ParityRow.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;

/**
 * Finds out whether a gradient that differs from the official one is made of rounding. Under an
 * exact symmetry of the input the same numbers are added in another order, so what moves is
 * rounding: batch norms over equal rows, for instance, divide differences that are 0 but for it.
 *
 * <p>A gradient is undetermined if it moves by more than the tolerance and the official one is not
 * much farther away than it moves. A wrong formula moves nothing and stays a difference; where
 * rounding and a mistake come together, the mistake shows as soon as it is the larger of the two.
 *
 * @param c the case
 * @param name of the gradient
 * @param ours at the input as given
 * @param file the official tensors
 */
record Replay(ParityCase c, String name, Tensor ours, Map<String, Tensor> file) {
  /** Two samples of the same rounding differ from each other about as much as from a third one. */
  private static final double AS_FAR = 4;

  ParityRow judged(ParityRow row, List<Tensor> moved) {
    double movement = 0;
    boolean beyond = false;
    for (Tensor other : moved) {
      movement = Math.max(movement, distance(other, ours));
      beyond |=
          new Comparison(c, Map.of(name, other), Map.of(name, ours)).row(name).verdict()
              == Verdict.DIFFERS;
    }
    double difference = distance(ours, Objects.requireNonNull(file.get(name)));
    if (!beyond || !(difference <= AS_FAR * movement)) {
      return row;
    }
    return new ParityRow(
        row.name(),
        row.shape(),
        row.error(),
        Verdict.UNDETERMINED,
        String.format(
            Locale.ROOT,
            "%.1e from the official one; renumbering the input moves it by %.1e",
            difference,
            movement));
  }

  private static double distance(Tensor a, Tensor b) {
    return a.sub(b).abs().max().item_double();
  }
}
