package dev.erlangen.topology.complex;

import dev.erlangen.core.Check;
import dev.erlangen.core.symmetry.Permutation;
import java.util.Arrays;
import java.util.List;

/** Puts the cells of every rank in another order. */
final class Renumbering {
  private Renumbering() {}

  static CombinatorialComplex of(CombinatorialComplex old, List<Permutation> orders) {
    Check.that(
        orders.size() == old.dimension() + 1,
        "a complex of dimension %d needs %d permutations, got %d",
        old.dimension(),
        old.dimension() + 1,
        orders.size());
    for (int r = 0; r < orders.size(); r++) {
      Check.that(
          orders.get(r).size() == old.count(r),
          "%d cells of rank %d need a permutation of as many, got %d",
          old.count(r),
          r,
          orders.get(r).size());
    }
    Permutation number = orders.get(0).inverse();
    ComplexBuilder out = CombinatorialComplex.builder(old.nodes()).dimension(old.dimension());
    for (int r = 1; r < orders.size(); r++) {
      for (int i = 0; i < old.count(r); i++) {
        int[] nodes = old.cell(r, orders.get(r).at(i));
        out.cell(r, Arrays.stream(nodes).map(number::at).toArray());
      }
    }
    return out.build();
  }
}
