package dev.erlangen.topology.homology;

/** Two intervals of return edges that must lie on different sides, each from high to low. */
final class Sides {
  private static final int NONE = DepthFirst.NONE;

  int leftHigh = NONE;
  int leftLow = NONE;
  int rightHigh = NONE;
  int rightLow = NONE;

  /** One edge, on the right. */
  static Sides right(int e) {
    Sides s = new Sides();
    s.rightHigh = e;
    s.rightLow = e;
    return s;
  }

  boolean leftEmpty() {
    return leftHigh == NONE && leftLow == NONE;
  }

  boolean rightEmpty() {
    return rightHigh == NONE && rightLow == NONE;
  }

  void swap() {
    int high = leftHigh;
    int low = leftLow;
    leftHigh = rightHigh;
    leftLow = rightLow;
    rightHigh = high;
    rightLow = low;
  }

  /** The lowest height to which an edge of either interval returns. */
  int lowest(int[] low) {
    if (leftEmpty()) {
      return low[rightLow];
    }
    return rightEmpty() ? low[leftLow] : Math.min(low[leftLow], low[rightLow]);
  }

  /**
   * Takes out the edges that end at {@code x}.
   *
   * @param next the edge below each edge of an interval
   */
  void trim(int x, int[] target, int[] next) {
    while (leftHigh != NONE && target[leftHigh] == x) {
      leftHigh = next[leftHigh];
    }
    if (leftHigh == NONE && leftLow != NONE) {
      next[leftLow] = rightLow;
      leftLow = NONE;
    }
    while (rightHigh != NONE && target[rightHigh] == x) {
      rightHigh = next[rightHigh];
    }
    if (rightHigh == NONE && rightLow != NONE) {
      next[rightLow] = leftLow;
      rightLow = NONE;
    }
  }
}
