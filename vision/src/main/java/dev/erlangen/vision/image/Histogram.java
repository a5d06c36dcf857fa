package dev.erlangen.vision.image;

import dev.erlangen.core.Check;
import java.util.Locale;

/**
 * Counts of values in bins of equal width.
 *
 * @param low left end of the first bin
 * @param high right end of the last
 * @param counts of the bins
 */
public record Histogram(double low, double high, int[] counts) {
  private static final int WIDTH = 480;
  private static final int HEIGHT = 120;
  private static final int FOOT = 18;

  public Histogram {
    Check.that(low < high, "a histogram needs low < high, got %s and %s", low, high);
    Check.positive("bins", counts.length);
    counts = counts.clone();
  }

  /** Counts values; those outside go to the first or last bin. */
  public static Histogram of(double[] values, double low, double high, int bins) {
    int[] counts = new int[bins];
    for (double v : values) {
      int bin = (int) Math.floor((v - low) / (high - low) * bins);
      counts[Math.max(0, Math.min(bins - 1, bin))]++;
    }
    return new Histogram(low, high, counts);
  }

  /** Returns bars as SVG with the ends of the axis written below. */
  public String svg(String caption) {
    int most = 1;
    for (int c : counts) {
      most = Math.max(most, c);
    }
    double step = (double) WIDTH / counts.length;
    StringBuilder out =
        new StringBuilder(
            "<svg width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\" fill=\"currentColor\">"
                .formatted(WIDTH, HEIGHT + FOOT, Picture.escaped(caption)));
    for (int b = 0; b < counts.length; b++) {
      double size = (double) HEIGHT * counts[b] / most;
      out.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" opacity=\"0.7\"/>",
              b * step,
              HEIGHT - size,
              step - 1,
              size));
    }
    String foot = "<text x=\"%d\" y=\"%d\" font-size=\"12\"%s>%s</text>";
    out.append(foot.formatted(0, HEIGHT + FOOT - 4, "", number(low)));
    out.append(foot.formatted(WIDTH, HEIGHT + FOOT - 4, " text-anchor=\"end\"", number(high)));
    return out.append("</svg>").toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
