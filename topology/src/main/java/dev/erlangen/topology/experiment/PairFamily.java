package dev.erlangen.topology.experiment;

import dev.erlangen.topology.complex.CombinatorialComplex;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homology.CellComplex;
import dev.erlangen.topology.homology.Surfaces;
import dev.erlangen.topology.homology.TorusPairs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs of complexes that are not isomorphic, to be told apart.
 *
 * @param name of the family
 * @param complexes all that occur, each once
 * @param pairs numbers of complexes
 */
public record PairFamily(String name, List<TypedComplex> complexes, List<int[]> pairs) {
  public PairFamily {
    complexes = List.copyOf(complexes);
    pairs = List.copyOf(pairs);
  }

  /** The 223 published pairs of unions of tori. */
  public static PairFamily tori() {
    Map<TorusPairs.Tori, Integer> numbers = new HashMap<>();
    List<TypedComplex> complexes = new ArrayList<>();
    List<int[]> pairs = new ArrayList<>();
    for (TorusPairs.Pair pair : TorusPairs.published()) {
      int[] both = new int[2];
      for (int i = 0; i < 2; i++) {
        TorusPairs.Tori tori = i == 0 ? pair.first() : pair.second();
        both[i] =
            numbers.computeIfAbsent(
                tori,
                t -> {
                  complexes.add(typed(t.complex()));
                  return complexes.size() - 1;
                });
      }
      pairs.add(both);
    }
    return new PairFamily("tori", complexes, pairs);
  }

  /** Cylinder and Möbius strip of {@code least} to {@code largest} squares. */
  public static PairFamily strips(int least, int largest) {
    List<CellComplex> all = new ArrayList<>();
    for (int k = least; k <= largest; k++) {
      all.add(Surfaces.cylinder(k));
      all.add(Surfaces.moebius(k));
    }
    return consecutive("strips", all);
  }

  /** Torus and Klein bottle of some sizes. */
  public static PairFamily kleinBottles() {
    List<CellComplex> all = new ArrayList<>();
    for (int[] size : new int[][] {{3, 5}, {4, 5}, {5, 5}, {5, 6}, {4, 7}}) {
      all.add(Surfaces.torus(size[0], size[1]));
      all.add(Surfaces.kleinBottle(size[0], size[1]));
    }
    return consecutive("klein bottles", all);
  }

  /** Two triangles in a hexagon, at opposite sides or winding round each other. */
  public static PairFamily hexagons() {
    return new PairFamily(
        "hexagons",
        List.of(
            hexagon(new int[] {0, 1, 2}, new int[] {3, 4, 5}),
            hexagon(new int[] {0, 2, 4}, new int[] {1, 3, 5})),
        List.of(new int[] {0, 1}));
  }

  private static TypedComplex hexagon(int[]... cells) {
    var builder = CombinatorialComplex.builder(6);
    for (int i = 0; i < 6; i++) {
      builder.cell(1, i, (i + 1) % 6);
    }
    for (int[] cell : cells) {
      builder.cell(2, cell);
    }
    return TypedComplex.uniform(builder.build());
  }

  private static PairFamily consecutive(String name, List<CellComplex> all) {
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < all.size(); i += 2) {
      pairs.add(new int[] {i, i + 1});
    }
    return new PairFamily(name, all.stream().map(PairFamily::typed).toList(), pairs);
  }

  private static TypedComplex typed(CellComplex complex) {
    return TypedComplex.uniform(complex.combinatorial());
  }
}
