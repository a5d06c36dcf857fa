package dev.erlangen.topology.experiment;

import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homology.Field;
import dev.erlangen.topology.homology.TopologicalInvariants;
import dev.erlangen.topology.lifting.LiftedGraph;

/** A topological property of a lifted molecule that is to be predicted from its cells alone. */
enum Property {
  /** The largest distance of an atom from a ring. */
  CROSS_DIAMETER,
  /** The second Betti number over GF(2): rings that are sums of others. */
  SECOND_BETTI;

  /** The complex without features, with the property as its target. */
  TypedComplex of(LiftedGraph lifted) {
    TypedComplex plain = TypedComplex.plain(lifted.complex());
    return plain.withTargets(
        this == CROSS_DIAMETER
            ? TopologicalInvariants.crossDiameter(plain.complex())
            : TopologicalInvariants.betti(lifted.rings(), Field.GF2)[2]);
  }
}
