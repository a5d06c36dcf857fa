package dev.erlangen.topology.homology;

import dev.erlangen.core.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Pairs of unions of tori with equally many nodes (section 6 of the paper): all their cells look
 * alike, so message passing cannot tell them apart, while already their components and diameters
 * differ.
 */
public final class TorusPairs {
  private static final int SMALLEST = 9;

  private TorusPairs() {}

  /**
   * The tori of one complex.
   *
   * @param sides {r, R} of every component
   */
  public record Tori(List<List<Integer>> sides) {
    public Tori {
      sides = List.copyOf(sides);
    }

    /** The complex: one torus after the other. */
    public CellComplex complex() {
      return Surfaces.union(sides.stream().map(s -> Surfaces.torus(s.get(0), s.get(1))).toList());
    }

    /** Such as {@code 3x3+3x4}. */
    @Override
    public String toString() {
      return sides.stream().map(s -> s.get(0) + "x" + s.get(1)).collect(Collectors.joining("+"));
    }
  }

  /** Two different complexes of {@code size} nodes. */
  public record Pair(int size, Tori first, Tori second) {}

  /** The 223 published pairs: 18 to 40 nodes, up to three components. */
  public static List<Pair> published() {
    return generate(18, 40, 3);
  }

  /**
   * All pairs with {@code min} to {@code max} nodes and up to {@code components} tori, by ascending
   * size.
   */
  public static List<Pair> generate(int min, int max, int components) {
    Check.between("least number of nodes", min, SMALLEST, max);
    Check.between("components", components, 1, 16);
    List<Pair> out = new ArrayList<>();
    for (int size = min; size <= max; size++) {
      List<Tori> all = ofSize(size, components);
      for (int i = 0; i < all.size(); i++) {
        for (int j = i + 1; j < all.size(); j++) {
          out.add(new Pair(size, all.get(i), all.get(j)));
        }
      }
    }
    return out;
  }

  /** By number of components, then by their sizes, then by their sides. */
  private static List<Tori> ofSize(int size, int components) {
    List<Tori> out = new ArrayList<>();
    for (int count = 1; count <= components; count++) {
      TreeMap<String, Tori> sorted = new TreeMap<>();
      collect(size, count, SMALLEST, 0, new ArrayList<>(), sorted);
      out.addAll(sorted.values());
    }
    return out;
  }

  private static void collect(
      int left,
      int count,
      int least,
      int leastSide,
      List<List<Integer>> chosen,
      TreeMap<String, Tori> out) {
    if (count == 0) {
      if (left == 0) {
        out.put(key(chosen), new Tori(chosen));
      }
      return;
    }
    for (int size = least; size * count <= left; size++) {
      for (int r = 3; r * r <= size; r++) {
        boolean repeated = size == least && r < leastSide;
        if (size % r == 0 && !repeated) {
          List<List<Integer>> more = new ArrayList<>(chosen);
          more.add(List.of(r, size / r));
          collect(left - size, count - 1, size, r, more, out);
        }
      }
    }
  }

  private static String key(List<List<Integer>> sides) {
    String sizes =
        sides.stream()
            .map(s -> "%04d".formatted(s.get(0) * s.get(1)))
            .collect(Collectors.joining());
    return sizes
        + sides.stream().map(s -> "%04d".formatted(s.get(0))).collect(Collectors.joining());
  }
}
