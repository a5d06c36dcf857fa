package dev.erlangen.vision.augment;

import java.util.SplittableRandom;

/** Independent sources of randomness for the members of a batch, in any order of work. */
final class Seeds {
  private static final long SPREAD = 0xbf58476d1ce4e5b9L;

  private Seeds() {}

  /** Returns the source of member {@code index} of what {@code seed} stands for. */
  static SplittableRandom of(long seed, int index) {
    // Seeds that differ by SplittableRandom's own step would give one sequence, shifted.
    return new SplittableRandom(seed + SPREAD * (index + 1)).split();
  }
}
