package dev.erlangen.topology.experiment;

import dev.erlangen.data.cache.DiskCache;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.GraphDigest;
import dev.erlangen.graph.Parallel;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.lifting.CachedLiftings;
import dev.erlangen.topology.lifting.CyclicLifting;
import dev.erlangen.topology.lifting.LiftedGraph;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;
import java.util.function.Function;

/** Molecules as complexes: atoms, bonds and rings. */
final class LiftedMolecules {
  /** Rings of any size that occurs. */
  static final CyclicLifting RINGS = new CyclicLifting(3, 18);

  private LiftedMolecules() {}

  /** Lifts molecules, or finds them in the cache, and makes a complex of each. */
  static List<TypedComplex> of(
      String name,
      List<Graph> graphs,
      CyclicLifting rings,
      Function<LiftedGraph, TypedComplex> complex,
      Recipe.Context context) {
    if (graphs.isEmpty()) {
      return List.of();
    }
    context.usedData(name, GraphDigest.of(graphs));
    context.progress("rings of " + name, 0, graphs.size());
    List<LiftedGraph> lifted = CachedLiftings.of(graphs, rings, DiskCache.standard());
    List<TypedComplex> out = Parallel.map(lifted, complex);
    context.progress("rings of " + name, graphs.size(), graphs.size());
    return out;
  }
}
