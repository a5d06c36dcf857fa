package dev.erlangen.core;

/**
 * Well-spread numbers from small ones (the finaliser of SplitMix64, Steele, Lea and Flood 2014):
 * seeds of parts that must not depend on the order in which the parts are visited.
 */
public final class Mix {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final int FRACTION_BITS = 53;

  private Mix() {}

  /** Returns a well-spread number for {@code z}; a bijection. */
  public static long of(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Returns a well-spread number for a pair, such as a seed and the number of a part. */
  public static long of(long a, long b) {
    return of(of(a + GOLDEN) ^ of(b + 2 * GOLDEN));
  }

  /** Returns a number in [0, 1) that looks uniform for different pairs. */
  public static double uniform(long a, long b) {
    return (of(a, b) >>> (Long.SIZE - FRACTION_BITS)) * 0x1.0p-53;
  }
}
