package dev.erlangen.vision.augment;

/**
 * Linear resampling of one axis: output i is a weighted mean of the inputs under a triangle around
 * its centre, which is widened where the axis shrinks (so that nothing is skipped).
 *
 * @param first first input of each output
 * @param weights of the inputs from there on, summing to 1; as many columns as the widest needs
 */
record Resampling(int[] first, float[][] weights) {

  /** Takes {@code from} inputs, from {@code start} on, to {@code to} outputs. */
  static Resampling of(int start, int from, int to) {
    double scale = (double) from / to;
    double support = Math.max(scale, 1);
    int[] first = new int[to];
    float[][] weights = new float[to][];
    for (int i = 0; i < to; i++) {
      double centre = (i + 0.5) * scale;
      int low = Math.max(0, (int) (centre - support + 0.5));
      int high = Math.min(from, (int) (centre + support + 0.5));
      double[] w = new double[high - low];
      double sum = 0;
      for (int k = 0; k < w.length; k++) {
        w[k] = Math.max(0, 1 - Math.abs((low + k + 0.5 - centre) / support));
        sum += w[k];
      }
      weights[i] = new float[w.length];
      for (int k = 0; k < w.length; k++) {
        weights[i][k] = (float) (w[k] / sum);
      }
      first[i] = start + low;
    }
    return new Resampling(first, weights);
  }

  /** The same from right to left. */
  Resampling reversed() {
    int n = first.length;
    int[] f = new int[n];
    float[][] w = new float[n][];
    for (int i = 0; i < n; i++) {
      f[i] = first[n - 1 - i];
      w[i] = weights[n - 1 - i];
    }
    return new Resampling(f, w);
  }

  /**
   * Resamples the columns of a plane of bytes by {@code columns} and its rows by this.
   *
   * @param pixels bytes, of which the plane starts at {@code at}, {@code width} in a row
   * @param out receives the plane at {@code outAt}, values in [0, 1]
   */
  void plane(byte[] pixels, int at, int width, Resampling columns, float[] out, int outAt) {
    int size = columns.first.length;
    int low = first[0];
    int last = first.length - 1;
    int high = first[last] + weights[last].length;
    float[] rows = new float[(high - low) * size];
    for (int r = low; r < high; r++) {
      columns.row(pixels, at + r * width, rows, (r - low) * size);
    }
    for (int i = 0; i < first.length; i++) {
      float[] w = weights[i];
      int to = outAt + i * size;
      for (int k = 0; k < w.length; k++) {
        int from = (first[i] - low + k) * size;
        float f = w[k];
        for (int j = 0; j < size; j++) {
          out[to + j] += f * rows[from + j];
        }
      }
    }
  }

  private void row(byte[] pixels, int at, float[] out, int outAt) {
    for (int j = 0; j < first.length; j++) {
      float[] w = weights[j];
      int from = at + first[j];
      float sum = 0;
      for (int k = 0; k < w.length; k++) {
        sum += w[k] * (pixels[from + k] & 0xff);
      }
      out[outAt + j] = sum * (1 / 255f);
    }
  }
}
