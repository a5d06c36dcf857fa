package dev.erlangen.train.report;

import java.util.List;
import java.util.Locale;

/**
 * Draws curves as SVG that takes its colours from the style sheet and scales with the page.
 *
 * @param title what is shown
 * @param curves at least one with a point
 * @param wide whether the vertical axis may be logarithmic
 */
record LineChart(String title, List<Curve> curves, boolean wide) {
  private static final double WIDTH = 480;
  private static final double HEIGHT = 276;
  private static final double LEFT = 58;
  private static final double RIGHT = 470;
  private static final double TOP = 12;
  private static final double BOTTOM = 232;
  private static final double SPREAD = 30;

  /** Returns the figure with its caption. */
  String svg() {
    Axis y = vertical();
    Axis x = horizontal();
    Html out = new Html().open("figure", "").element("figcaption", "", title + note(y));
    out.raw(
        "<svg viewBox=\"0 0 %s %s\" class=\"chart\" role=\"img\" aria-label=\"%s\" data-plot=\"%s\">\n"
            .formatted(number(WIDTH), number(HEIGHT), Html.escape(title), plot(x)));
    grid(out, x, y);
    curves.forEach(curve -> draw(out, curve, x, y));
    return out.raw("</svg>\n").close("figure").toString();
  }

  private static String note(Axis y) {
    return y.log() ? " (logarithmic)" : "";
  }

  private Axis vertical() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Curve curve : curves) {
      for (Curve.Point p : curve.points()) {
        low = Math.min(low, p.low());
        high = Math.max(high, p.high());
      }
    }
    return wide && low > 0 && high / low > SPREAD ? Axis.log(low, high) : Axis.linear(low, high);
  }

  private Axis horizontal() {
    int last =
        curves.stream()
            .flatMap(c -> c.points().stream())
            .mapToInt(Curve.Point::epoch)
            .max()
            .orElse(1);
    return new Axis(last > 1 ? 1 : 0, Math.max(2, last), false);
  }

  private static void grid(Html out, Axis x, Axis y) {
    for (double tick : y.ticks(5)) {
      String at = number(BOTTOM - (BOTTOM - TOP) * y.at(tick));
      out.raw("<path class=\"grid\" d=\"M%s %sH%s\"/>".formatted(number(LEFT), at, number(RIGHT)));
      text(out, LEFT - 6, at, "end", Axis.label(tick));
    }
    for (double tick : x.ticks(6)) {
      if (tick == Math.rint(tick)) {
        double at = LEFT + (RIGHT - LEFT) * x.at(tick);
        text(out, at, number(BOTTOM + 16), "middle", Axis.label(tick));
      }
    }
    out.raw(
        "<path class=\"axis\" d=\"M%s %sH%s\"/>\n"
            .formatted(number(LEFT), number(BOTTOM), number(RIGHT)));
    text(out, (LEFT + RIGHT) / 2, number(BOTTOM + 33), "middle", "epoch");
  }

  private static void text(Html out, double x, String y, String anchor, String text) {
    out.raw(
        "<text x=\"%s\" y=\"%s\" dy=\".35em\" text-anchor=\"%s\">%s</text>"
            .formatted(number(x), y, anchor, Html.escape(text)));
  }

  private static void draw(Html out, Curve curve, Axis x, Axis y) {
    StringBuilder line = new StringBuilder();
    StringBuilder upper = new StringBuilder();
    StringBuilder lower = new StringBuilder();
    for (Curve.Point p : curve.points()) {
      String at = number(LEFT + (RIGHT - LEFT) * x.at(p.epoch())) + " ";
      line.append(line.isEmpty() ? 'M' : 'L').append(at).append(height(y, p.mean()));
      upper.append(upper.isEmpty() ? 'M' : 'L').append(at).append(height(y, p.high()));
      lower.insert(0, "L" + at + height(y, p.low()));
    }
    out.raw(
        "<g class=\"c%d\" data-arm=\"%d\">".formatted(curve.arm() % Report.COLORS, curve.arm()));
    out.raw("<path class=\"band\" d=\"%s%sZ\"/>".formatted(upper, lower));
    if (curve.points().size() == 1) {
      Curve.Point only = curve.points().get(0);
      out.raw(
          "<circle class=\"dot\" r=\"3\" cx=\"%s\" cy=\"%s\"/>"
              .formatted(
                  number(LEFT + (RIGHT - LEFT) * x.at(only.epoch())), height(y, only.mean())));
    }
    out.raw("<path class=\"line\" d=\"%s\"/></g>\n".formatted(line));
  }

  private static String height(Axis y, double value) {
    return number(BOTTOM - (BOTTOM - TOP) * y.at(value));
  }

  /** What the pointer's script needs: the plot's edges, its epochs, and the curves' values. */
  private String plot(Axis x) {
    StringBuilder json = new StringBuilder();
    json.append(
        String.format(
            Locale.ROOT,
            "{\"left\":%s,\"right\":%s,\"top\":%s,\"bottom\":%s,\"first\":%s,\"last\":%s,\"arms\":[",
            number(LEFT),
            number(RIGHT),
            number(TOP),
            number(BOTTOM),
            number(x.low()),
            number(x.high())));
    String comma = "";
    for (Curve curve : curves) {
      json.append(comma).append("{\"arm\":").append(curve.arm()).append(",\"points\":[");
      comma = ",";
      for (int i = 0; i < curve.points().size(); i++) {
        Curve.Point p = curve.points().get(i);
        json.append(i == 0 ? "" : ",").append('[').append(p.epoch()).append(',');
        json.append(String.format(Locale.ROOT, "%.4g", p.mean())).append(']');
      }
      json.append("]}");
    }
    return Html.escape(json.append("]}").toString());
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
