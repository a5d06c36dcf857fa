package dev.erlangen.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;

/**
 * What counts as rounding: {@code |a-b| <= atol + rtol |b|}.
 *
 * @param columnSign whether columns may be multiplied by -1
 */
record Tolerance(double rtol, double atol, boolean columnSign) {
  private static final Tolerance DEFAULT = new Tolerance(1e-9, 1e-10, false);

  Tolerance {
    Check.that(rtol >= 0 && atol >= 0 && rtol + atol > 0, "tolerance must be positive");
  }

  /** An exact name wins over {@code grad}, which wins over {@code default}, over a flat pair. */
  static Tolerance of(JsonNode tolerance, String tensor) {
    Tolerance base = merge(DEFAULT, tolerance);
    base = merge(base, tolerance.path("default"));
    if (tensor.startsWith("grad.")) {
      base = merge(base, tolerance.path("grad"));
    }
    return merge(base, tolerance.path(tensor));
  }

  private static Tolerance merge(Tolerance base, JsonNode given) {
    return new Tolerance(
        given.path("rtol").asDouble(base.rtol),
        given.path("atol").asDouble(base.atol),
        given.path("up_to_column_sign").asBoolean(base.columnSign));
  }

  /**
   * Relative error that is at most {@code rtol} exactly when the pair is within the tolerance. NaN
   * meets NaN and an infinity itself.
   */
  double error(double got, double want) {
    if (Double.compare(got, want) == 0 || got == want) {
      return 0;
    }
    double error = Math.abs(got - want);
    if (!Double.isFinite(error)) {
      return Double.POSITIVE_INFINITY;
    }
    return rtol == 0 ? (error <= atol ? 0 : error / atol) : error / (Math.abs(want) + atol / rtol);
  }

  boolean allows(double error) {
    return error <= rtol;
  }

  boolean allows(double got, double want) {
    return allows(error(got, want));
  }
}
