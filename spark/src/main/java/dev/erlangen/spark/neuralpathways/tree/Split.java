package dev.erlangen.spark.neuralpathways.tree;

/** The centres of one node on their way. */
final class Split {
  final int node;
  private final int d;
  double[] centres;
  boolean settled;

  Split(int node, int d, double[] centres) {
    this.node = node;
    this.d = d;
    this.centres = centres;
  }

  void move(Lloyd.Sums sums, int place, int valency, double shift) {
    if (settled) {
      return;
    }
    double[] next = sums.means(centres, place * valency, valency, d);
    double moved = Lloyd.squaredDistance(next, 0, centres, 0, next.length);
    settled = moved <= shift * shift * spread(next);
    centres = next;
  }

  /** Squared distances of the centres from their mean. */
  private double spread(double[] of) {
    double sum = 0;
    int k = of.length / d;
    for (int j = 0; j < d; j++) {
      double mean = 0;
      for (int c = 0; c < k; c++) {
        mean += of[c * d + j] / k;
      }
      for (int c = 0; c < k; c++) {
        sum += (of[c * d + j] - mean) * (of[c * d + j] - mean);
      }
    }
    return sum;
  }

  /** Prototypes are stored in single precision; training must route by what is stored. */
  void round() {
    for (int i = 0; i < centres.length; i++) {
      centres[i] = (float) centres[i];
    }
  }
}
