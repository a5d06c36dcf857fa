package dev.erlangen.geometry.cgenn.layer;

import java.util.ArrayList;
import java.util.List;

/**
 * The arrays in which one thread computes pieces. They are kept from loop to loop, because fresh
 * arrays lie in memory that no cache holds. Their contents are those of the loop before.
 */
final class Scratch {
  private static final ThreadLocal<Scratch> OWN = ThreadLocal.withInitial(Scratch::new);

  private final List<float[]> all = new ArrayList<>();
  private int length;
  private int used;

  private Scratch() {}

  /** All arrays of this thread, of a length: what was handed out before is handed out again. */
  static Scratch of(int length) {
    Scratch own = OWN.get();
    if (own.length != length) {
      own.all.clear();
      own.length = length;
    }
    own.used = 0;
    return own;
  }

  float[][] rows(int count) {
    float[][] out = new float[count][];
    for (int i = 0; i < count; i++) {
      if (used == all.size()) {
        all.add(new float[length]);
      }
      out[i] = all.get(used++);
    }
    return out;
  }
}
