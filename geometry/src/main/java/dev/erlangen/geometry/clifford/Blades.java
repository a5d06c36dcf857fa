package dev.erlangen.geometry.clifford;

import dev.erlangen.core.Check;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;

/**
 * The 2^n basis blades of an n-dimensional space: by grade, then lexicographically by their
 * vectors, so 1, e1, e2, e3, e12, e13, e23, e123 for n = 3. What depends on the order only, and not
 * on a metric, is here.
 */
public final class Blades {
  /** Largest dimension: 4096 blades. */
  public static final int LARGEST = 12;

  private static final Map<Integer, Blades> KNOWN = new ConcurrentHashMap<>();

  private final int dimension;
  private final int[] bitmap;
  private final int[] index;
  private final int[] grade;
  private final int[] start;
  private final Map<String, BladeTensors> tensors = new ConcurrentHashMap<>();
  private final Map<String, WedgeTensors> wedges = new ConcurrentHashMap<>();

  /** The blades of n-dimensional space, 1 to 12. */
  public static Blades of(int n) {
    Check.that(
        n >= 1 && n <= LARGEST,
        "a Clifford algebra has 1 to %d dimensions (%d blades, whose products already number 17"
            + " million), got %d",
        LARGEST,
        1 << LARGEST,
        n);
    return KNOWN.computeIfAbsent(n, Blades::new);
  }

  private Blades(int n) {
    dimension = n;
    int count = 1 << n;
    bitmap = new int[count];
    index = new int[count];
    grade = new int[count];
    start = new int[n + 2];
    int at = 0;
    for (int g = 0; g <= n; g++) {
      start[g] = at;
      at = fill(0, g, 0, at);
    }
    start[n + 1] = at;
    for (int i = 0; i < count; i++) {
      index[bitmap[i]] = i;
      grade[i] = Integer.bitCount(bitmap[i]);
    }
  }

  private int fill(int first, int missing, int chosen, int at) {
    if (missing == 0) {
      bitmap[at] = chosen;
      return at + 1;
    }
    int next = at;
    for (int a = first; a <= dimension - missing; a++) {
      next = fill(a + 1, missing - 1, chosen | 1 << a, next);
    }
    return next;
  }

  /** n. */
  public int dimension() {
    return dimension;
  }

  /** 2^n. */
  public int count() {
    return bitmap.length;
  }

  /** Bit a of the result is set when e_{a+1} is a factor of blade i. */
  public int bitmap(int i) {
    return bitmap[i];
  }

  /** The blade of a bitmap. */
  public int index(int bits) {
    return index[bits];
  }

  /** Number of vectors in blade i. */
  public int grade(int i) {
    return grade[i];
  }

  /** First blade of a grade; that of grade n+1 is 2^n. */
  public int start(int g) {
    return start[g];
  }

  /** Number of blades of a grade. */
  public int size(int g) {
    return start[g + 1] - start[g];
  }

  /** The sign of the wedge product of two disjoint blades relative to the blade of their union. */
  static int sign(int left, int right) {
    int swaps = 0;
    for (int s = left >>> 1; s != 0; s >>>= 1) {
      swaps += Integer.bitCount(s & right);
    }
    return (swaps & 1) == 0 ? 1 : -1;
  }

  /** Constant tensors in the dtype and on the device of {@code like}. */
  public BladeTensors tensors(Tensor like) {
    return cached(tensors, like, () -> BladeTensors.of(this, like));
  }

  WedgeTensors wedge(Tensor like) {
    return cached(wedges, like, () -> WedgeTensors.of(this, like));
  }

  /** What belongs to the dtype and device of {@code like}, made when it is first needed. */
  static <T> T cached(Map<String, T> known, Tensor like, Supplier<T> make) {
    Device device = like.device();
    String key = like.scalar_type().value + "/" + device.type().value + "/" + device.index();
    return known.computeIfAbsent(key, k -> make.get());
  }

  int[] grades() {
    return Arrays.copyOf(grade, grade.length);
  }
}
