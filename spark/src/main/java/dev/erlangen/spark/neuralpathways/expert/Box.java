package dev.erlangen.spark.neuralpathways.expert;

import dev.erlangen.core.Check;
import java.io.Serializable;
import java.util.Arrays;

/**
 * An axis-parallel box that is mapped to [-1, 1]^n before an expert reads its inputs; a side of
 * length 0 is only moved to 0.
 *
 * @param lo least values, (n)
 * @param hi largest values, (n)
 */
public record Box(float[] lo, float[] hi) implements Serializable {
  public Box {
    Check.that(lo.length == hi.length, "a box of %d low and %d high sides", lo.length, hi.length);
    for (int c = 0; c < lo.length; c++) {
      Check.that(
          Float.isFinite(lo[c]) && Float.isFinite(hi[c]) && lo[c] <= hi[c],
          "side %d of a box must be finite and ascending, got [%s, %s]",
          c,
          lo[c],
          hi[c]);
    }
  }

  /** The smallest box around rows (N, n), N ≥ 1. */
  public static Box around(float[] x, int n) {
    float[] lo = Arrays.copyOf(x, n);
    float[] hi = Arrays.copyOf(x, n);
    for (int i = 0; i < x.length; i++) {
      lo[i % n] = Math.min(lo[i % n], x[i]);
      hi[i % n] = Math.max(hi[i % n], x[i]);
    }
    return new Box(lo, hi);
  }

  /** What is subtracted from an input, (n). */
  public float[] middle() {
    float[] out = new float[lo.length];
    for (int c = 0; c < out.length; c++) {
      out[c] = 0.5f * lo[c] + 0.5f * hi[c];
    }
    return out;
  }

  /** What it is then multiplied by, (n). */
  public float[] factor() {
    float[] out = new float[lo.length];
    for (int c = 0; c < out.length; c++) {
      float half = 0.5f * hi[c] - 0.5f * lo[c];
      out[c] = half > 0 ? 1 / half : 1;
    }
    return out;
  }

  /** Returns rows (N, n) seen from the box: {@code (x - middle) 2/(hi - lo)}. */
  public float[] scaled(float[] x) {
    int n = lo.length;
    float[] middle = middle();
    float[] factor = factor();
    float[] out = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      out[i] = (x[i] - middle[i % n]) * factor[i % n];
    }
    return out;
  }
}
