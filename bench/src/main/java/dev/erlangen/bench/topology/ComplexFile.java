package dev.erlangen.bench.topology;

import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.topology.complex.Bridged;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.complex.ProductRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Batches of complexes as the index tensors that the official code reads. */
final class ComplexFile {
  private ComplexFile() {}

  static void write(Path file, List<ComplexBatch> batches) throws IOException {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (int i = 0; i < batches.size(); i++) {
      String prefix = "batch." + i + ".";
      tensors(batches.get(i)).forEach((name, t) -> all.put(prefix + name, t.contiguous()));
    }
    SafeTensors.write(file, all, Map.of("count", Integer.toString(batches.size())));
  }

  private static Map<String, Tensor> tensors(ComplexBatch batch) {
    Map<String, Tensor> out = new LinkedHashMap<>();
    for (int r = 0; r <= 2; r++) {
      out.put("batch_" + r, batch.cells(r).row());
    }
    out.put("x_0", batch.types(0).select(1, 0));
    out.put("x_1", batch.types(1).select(1, 0));
    out.put("y", batch.targets());
    out.put("incidence_0_1", entries(batch.incidence(0, 1)));
    out.put("incidence_0_2", entries(batch.incidence(0, 2)));
    out.put("incidence_1_2", entries(batch.incidence(1, 2)));
    neighbours(out, "adjacency_0_1", batch.neighbours(0, 1));
    neighbours(out, "adjacency_1_2", batch.neighbours(1, 2));
    ProductRows rows = batch.product(0, 1);
    out.put("low", rows.ofLow().row());
    out.put("high", rows.ofHigh().transpose().column());
    out.put("mark", rows.marks(Marks.DISTANCE));
    neighbours(out, "low_adjacency", rows.lowAdjacency(batch.first(1)));
    out.put("pair_incidence", fanned(rows));
    return out;
  }

  private static void neighbours(Map<String, Tensor> out, String name, Bridged n) {
    out.put(name, entries(n.edges()));
    out.put(name + "_bridge", n.bridges().column());
  }

  private static Tensor entries(Csr edges) {
    return Tensors.stack(0, edges.column(), edges.row());
  }

  /** From (x, y) with x in y to every (x, y'): the official code sends these one by one. */
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
}
