package dev.erlangen.chem;

/** A straight line in a drawing. */
record Stroke(double x1, double y1, double x2, double y2) {

  /** The line without the given lengths at its ends. */
  Stroke shortened(double atStart, double atEnd) {
    double length = Math.max(1e-9, Math.hypot(x2 - x1, y2 - y1));
    double dx = (x2 - x1) / length;
    double dy = (y2 - y1) / length;
    return new Stroke(x1 + dx * atStart, y1 + dy * atStart, x2 - dx * atEnd, y2 - dy * atEnd);
  }

  /** The line moved at right angles to itself. */
  Stroke moved(double distance) {
    double length = Math.max(1e-9, Math.hypot(x2 - x1, y2 - y1));
    double dx = -(y2 - y1) / length * distance;
    double dy = (x2 - x1) / length * distance;
    return new Stroke(x1 + dx, y1 + dy, x2 + dx, y2 + dy);
  }

  /** Signed distance of a point from the line, times its length; positive where moved goes. */
  double offset(double x, double y) {
    return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
  }

  String path() {
    return "M"
        + SvgDrawer.number(x1)
        + " "
        + SvgDrawer.number(y1)
        + "L"
        + SvgDrawer.number(x2)
        + " "
        + SvgDrawer.number(y2);
  }
}
