package dev.erlangen.topology.experiment;

import dev.erlangen.topology.homology.CellComplex;
import dev.erlangen.topology.homology.Diameters;
import dev.erlangen.topology.homology.Field;
import dev.erlangen.topology.homology.TopologicalInvariants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Says in which invariants the complexes of pairs differ. */
final class PairDifferences {
  private static final List<String> NAMES =
      List.of("components", "orientability", "Betti numbers over Q", "planarity", "diameter");

  private PairDifferences() {}

  /** Such as {@code orientability 5, Betti numbers over Q 5}: numbers of pairs. */
  static String of(PairFamily family) {
    List<List<Object>> values =
        family.complexes().stream()
            .map(c -> invariants(CellComplex.of(c.complex(), false)))
            .toList();
    List<String> out = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      int which = i;
      long count =
          family.pairs().stream()
              .filter(p -> !values.get(p[0]).get(which).equals(values.get(p[1]).get(which)))
              .count();
      if (count > 0) {
        out.add(NAMES.get(i) + " " + count);
      }
    }
    return String.join(", ", out);
  }

  /** In the order of {@link #NAMES}. */
  private static List<Object> invariants(CellComplex c) {
    return List.of(
        TopologicalInvariants.components(c),
        TopologicalInvariants.isOrientable(c),
        Arrays.toString(TopologicalInvariants.betti(c, Field.Q)),
        TopologicalInvariants.isPlanar(c),
        Diameters.of(c).nodes());
  }
}
