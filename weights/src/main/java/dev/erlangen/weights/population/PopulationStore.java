package dev.erlangen.weights.population;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.cache.CacheReader;
import dev.erlangen.data.cache.CacheWriter;
import dev.erlangen.weights.adapter.LowRank;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Populations as entries of the cache. */
final class PopulationStore {
  private PopulationStore() {}

  static void write(CacheWriter out, Population p) {
    List<Tensor> all = p.factors().interleaved();
    out.ints(all.size());
    for (Tensor t : all) {
      write(out, t);
    }
    write(out, p.members());
    write(out, p.losses());
  }

  private static void write(CacheWriter out, Tensor t) {
    long[] shape = t.shape();
    int[] sizes = new int[shape.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.toIntExact(shape[i]);
    }
    out.ints(sizes).floats(Tensors.floats(t));
  }

  static Population read(CacheReader in, int count) {
    int tensors = in.ints()[0];
    Check.between("tensors", tensors, 2, 1000);
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int i = 0; i < tensors; i++) {
      (i % 2 == 0 ? u : v).add(read(in));
    }
    Population p = new Population(new LowRank(u, v), read(in), read(in));
    Check.that(
        p.size() == count && p.members().size(0) == count && p.losses().numel() == count,
        "holds %d adapters, not %d",
        p.size(),
        count);
    return p;
  }

  private static Tensor read(CacheReader in) {
    int[] sizes = in.ints();
    long[] shape = new long[sizes.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = sizes[i];
    }
    float[] values = in.floats();
    return Tensors.kept(() -> Tensors.of(values, shape));
  }
}
