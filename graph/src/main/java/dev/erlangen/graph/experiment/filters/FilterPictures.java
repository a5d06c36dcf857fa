package dev.erlangen.graph.experiment.filters;

import dev.erlangen.train.recipe.Section;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** An image, its filtered version and the network's, as grey pixels. */
final class FilterPictures {
  private static final int SIDE = 180;
  private static final int WHITE = 255;

  private FilterPictures() {}

  static Section section(FilterData data, int image, double[] prediction) {
    double[] target = data.targets()[image];
    double[] error = new double[target.length];
    Arrays.setAll(error, i -> prediction[i] - target[i]);
    double size = DoubleStream.of(target).map(Math::abs).max().orElse(1);
    String html =
        "<div style=\"display:flex;flex-wrap:wrap;gap:12px\">"
            + figure("image", data.images().signals()[image], 0, 1)
            + figure("filtered", target, -size, size)
            + figure("network", prediction, -size, size)
            + figure("difference", error, -size, size)
            + "</div>";
    return new Section("Image " + image, html);
  }

  private static String figure(String caption, double[] values, double black, double white) {
    int side = (int) Math.round(Math.sqrt(values.length));
    StringBuilder svg = new StringBuilder();
    svg.append("<figure style=\"margin:0;text-align:center\">");
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\""
                + " role=\"img\" aria-label=\"%s\">",
            SIDE,
            SIDE,
            side,
            side,
            caption));
    for (int i = 0; i < values.length; i++) {
      double share = (values[i] - black) / (white - black);
      int grey = (int) Math.round(WHITE * Math.max(0, Math.min(1, share)));
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect x=\"%d\" y=\"%d\" width=\"1\" height=\"1\" fill=\"#%02x%02x%02x\"/>",
              i % side,
              i / side,
              grey,
              grey,
              grey));
    }
    return svg.append("</svg><figcaption>")
        .append(caption)
        .append("</figcaption></figure>")
        .toString();
  }
}
