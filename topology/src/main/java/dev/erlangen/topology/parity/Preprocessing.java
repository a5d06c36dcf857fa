package dev.erlangen.topology.parity;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.topology.complex.Bridged;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.complex.ProductRows;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homology.CellComplex;
import dev.erlangen.topology.homology.Field;
import dev.erlangen.topology.homology.TopologicalInvariants;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Index tensors of a batch and invariants of its complexes, under their official names. */
final class Preprocessing {
  private final ComplexBatch batch;
  private final Map<String, Tensor> out = new LinkedHashMap<>();

  private Preprocessing(ComplexBatch batch) {
    this.batch = batch;
  }

  static Map<String, Tensor> of(
      List<TypedComplex> parts, ComplexBatch batch, List<Integer> pair, Marks marks) {
    Preprocessing p = new Preprocessing(batch);
    for (int r = 0; r <= 2; r++) {
      p.put("x_" + r + "_batch", batch.cells(r).row());
      for (int s = r + 1; s <= 2; s++) {
        String ranks = r + "_" + s;
        p.put("edge_index_incidence_" + ranks, entries(batch.incidence(r, s)));
        p.neighbours("adjacency_" + ranks, batch.neighbours(r, s), "");
        p.neighbours("coadjacency_" + s + "_" + r, batch.neighbours(s, r), "");
      }
    }
    Check.that(pair.size() == 2, "a pair of ranks is needed, got %s", pair);
    p.product(pair.get(0), pair.get(1), marks);
    for (int c = 0; c < parts.size(); c++) {
      p.invariants("c" + c + ".", parts.get(c));
    }
    return p.out;
  }

  private void put(String name, Tensor value) {
    out.put("pre." + name, value);
  }

  private void neighbours(String name, Bridged n, String suffix) {
    put("edge_index_" + name + suffix, entries(n.edges()));
    put("bridge_index_" + name + suffix, n.bridges().column());
  }

  private void product(int low, int high, Marks marks) {
    ProductRows rows = batch.product(low, high);
    String suffix = "_subcomplex_" + low + "_" + high;
    put("low_cell_indices" + suffix, rows.ofLow().row());
    put("high_cell_indices" + suffix, rows.ofHigh().transpose().column());
    put("x_node_marking" + suffix, rows.marks(marks).unsqueeze(1));
    neighbours("low_adjacency", rows.lowAdjacency(batch.first(low + 1)), suffix);
    neighbours("high_adjacency", rows.highAdjacency(batch.first(0)), suffix);
    put("edge_index_incidence" + suffix, fanned(rows));
  }

  /** (x, y) with x in y to every (x, y'), as the official code lists it. */
  private static Tensor fanned(ProductRows rows) {
    long[] low = Tensors.longs(rows.incident().row());
    long[] pair = Tensors.longs(rows.incident().column());
    long[] start = Tensors.longs(rows.ofLow().pointer());
    int size = 0;
    for (long x : low) {
      size += (int) (start[(int) x + 1] - start[(int) x]);
    }
    long[] both = new long[2 * size];
    int at = 0;
    for (int e = 0; e < low.length; e++) {
      for (long p = start[(int) low[e]]; p < start[(int) low[e] + 1]; p++) {
        both[at] = pair[e];
        both[size + at++] = p;
      }
    }
    return Tensors.of(both, 2, size);
  }

  private static Tensor entries(Csr edges) {
    return Tensors.stack(0, edges.column(), edges.row());
  }

  private void invariants(String prefix, TypedComplex part) {
    CellComplex rings = CellComplex.of(part.complex(), true);
    int[] betti = TopologicalInvariants.betti(rings, Field.GF2);
    out.put(prefix + "betti", Tensors.of(new long[] {betti[0], betti[1], betti[2]}));
    int cross = TopologicalInvariants.crossDiameter(part.complex());
    out.put(prefix + "cross_diameter", Tensors.of(new long[] {cross}));
  }
}
