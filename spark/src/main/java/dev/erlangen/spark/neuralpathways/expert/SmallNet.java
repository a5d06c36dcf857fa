package dev.erlangen.spark.neuralpathways.expert;

import dev.erlangen.spark.neuralpathways.expert.ExpertSpec.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expert of few parameters, evaluated row by row in single precision on Java arrays: a call into
 * native code per layer would cost more than the arithmetic. A row gives the same bits in any
 * batch.
 */
final class SmallNet {
  private final ExpertSpec spec;
  private final int out;
  private final float[] @Nullable [] weight;
  private final float[][] bias;
  private final float[] slope;

  SmallNet(ExpertSpec spec, int in, int out, float[] parameters) {
    this.spec = spec;
    this.out = out;
    weight = new float[spec.depth() + 1][];
    bias = new float[spec.depth() + 1][];
    slope = new float[spec.depth()];
    List<Slot> slots = spec.slots(in, out);
    int layer = 0;
    for (Slot slot : slots) {
      switch (slot.kind()) {
        case WEIGHT -> weight[layer] = transposed(slot, parameters);
        case BIAS -> {
          bias[layer] = new float[slot.size()];
          System.arraycopy(parameters, slot.offset(), bias[layer], 0, slot.size());
          layer++;
        }
        case SLOPE -> slope[layer - 1] = parameters[slot.offset()];
      }
    }
  }

  /** (I, O), so that the inner loop runs over neighbouring outputs. */
  private static float[] transposed(Slot slot, float[] parameters) {
    float[] t = new float[slot.size()];
    for (int o = 0; o < slot.rows(); o++) {
      for (int i = 0; i < slot.columns(); i++) {
        t[i * slot.rows() + o] = parameters[slot.offset() + o * slot.columns() + i];
      }
    }
    return t;
  }

  /** Maps rows (N, in) to (N, out). */
  float[] forward(float[] x, int rows) {
    float[] y = new float[rows * out];
    int in = rows == 0 ? 0 : x.length / rows;
    float[] a = new float[Math.max(in, Math.max(spec.width(), out))];
    float[] b = new float[a.length];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(x, r * in, a, 0, in);
      float[] from = a;
      float[] to = b;
      int wide = in;
      for (int layer = 0; layer < bias.length; layer++) {
        linear(layer, from, wide, to);
        wide = bias[layer].length;
        if (layer < slope.length) {
          kink(to, wide, slope[layer]);
        }
        float[] last = from;
        from = to;
        to = last;
      }
      System.arraycopy(from, 0, y, r * out, out);
    }
    return y;
  }

  private void linear(int layer, float[] from, int wide, float[] to) {
    float @Nullable [] w = weight[layer];
    float[] b = bias[layer];
    System.arraycopy(b, 0, to, 0, b.length);
    for (int i = 0; w != null && i < wide; i++) {
      float v = from[i];
      int row = i * b.length;
      for (int o = 0; o < b.length; o++) {
        to[o] += v * w[row + o];
      }
    }
  }

  /** A ReLU is the case of slope 0. */
  private static void kink(float[] h, int wide, float slope) {
    for (int o = 0; o < wide; o++) {
      h[o] = Math.max(h[o], 0) + slope * Math.min(h[o], 0);
    }
  }
}
