package dev.erlangen.data.molecule;

import java.util.Random;

/** Puts rings into a draft: alone, fused to a bond, or sharing one atom (spiro). */
final class RingBuilder {
  private final MoleculeDraft draft;
  private final Random random;

  RingBuilder(MoleculeDraft draft, Random random) {
    this.draft = draft;
    this.random = random;
  }

  /** Ring sizes: five and six most often, three to eight at times, nine to twelve rarely. */
  int size() {
    double draw = random.nextDouble();
    if (draw < .3) {
      return 5;
    }
    if (draw < .62) {
      return 6;
    }
    if (draw < .92) {
      return new int[] {3, 4, 7, 8}[random.nextInt(4)];
    }
    return 9 + random.nextInt(4);
  }

  /** Adds a separate ring and returns one of its atoms that can take a bond. */
  int alone(int size) {
    if (size == 6 && random.nextDouble() < .6) {
      return aromaticSix();
    }
    if (size == 5 && random.nextDouble() < .45) {
      return aromaticFive();
    }
    int first = draft.atom("C");
    draft.bond(path(first, size - 1), first, 1);
    return first;
  }

  /**
   * Closes a ring of {@code size} over the bond {@code a - b}, whose atoms need a free valence
   * each; a six-ring over a double bond becomes aromatic half of the time.
   */
  void fuse(int a, int b, int size, boolean overDoubleBond) {
    if (size == 6 && overDoubleBond && random.nextBoolean()) {
      int at = a;
      for (int i = 0; i < 4; i++) {
        int next = draft.atom(i > 0 && i < 3 && random.nextInt(6) == 0 ? "N" : "C");
        draft.bond(at, next, i % 2 == 0 ? 1 : 2);
        at = next;
      }
      draft.bond(at, b, 1);
    } else {
      draft.bond(path(a, size - 2), b, 1);
    }
  }

  /** Closes a ring of {@code size} through {@code atom}, which needs two free valences. */
  void spiro(int atom, int size) {
    draft.bond(path(atom, size - 1), atom, 1);
  }

  /** Appends a saturated path with single heteroatoms here and there; returns its end. */
  private int path(int from, int length) {
    int at = from;
    for (int i = 0; i < length; i++) {
      boolean hetero = draft.isCarbon(at) && i < length - 1 && random.nextInt(5) == 0;
      String element = hetero ? new String[] {"N", "O", "N", "S"}[random.nextInt(4)] : "C";
      int next = draft.atom(element);
      boolean unsaturated =
          length > 2
              && draft.isCarbon(at)
              && at != from
              && element.equals("C")
              && draft.free(at) >= 3
              && random.nextInt(12) == 0;
      draft.bond(at, next, unsaturated ? 2 : 1);
      at = next;
    }
    return at;
  }

  private int aromaticSix() {
    int[] ring = new int[6];
    int nitrogens = Math.max(0, random.nextInt(5) - 2);
    for (int i = 0; i < 6; i++) {
      boolean nitrogen = i > 0 && nitrogens > 0 && random.nextInt(3) == 0;
      nitrogens -= nitrogen ? 1 : 0;
      ring[i] = draft.atom(nitrogen ? "N" : "C");
    }
    for (int i = 0; i < 6; i++) {
      draft.bond(ring[i], ring[(i + 1) % 6], 1 + i % 2);
    }
    return ring[0];
  }

  private int aromaticFive() {
    int carbon = draft.atom("C");
    int second = draft.atom(random.nextInt(4) == 0 ? "N" : "C");
    int third = draft.atom(new String[] {"N", "O", "S"}[random.nextInt(3)]);
    int fourth = draft.atom("C");
    int fifth = draft.atom(random.nextInt(4) == 0 ? "N" : "C");
    draft.bond(carbon, second, 2);
    draft.bond(second, third, 1);
    draft.bond(third, fourth, 1);
    draft.bond(fourth, fifth, 2);
    draft.bond(fifth, carbon, 1);
    return carbon;
  }
}
