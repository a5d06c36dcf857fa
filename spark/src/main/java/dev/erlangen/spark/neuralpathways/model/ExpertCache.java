package dev.erlangen.spark.neuralpathways.model;

import dev.erlangen.core.Check;
import dev.erlangen.spark.neuralpathways.expert.LoadedExpert;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The experts that were used last, at most as many as are allowed; the one that was not used for
 * the longest time is freed before another is read, so the bound holds at every moment.
 */
final class ExpertCache implements AutoCloseable {
  private static final int BYTES = 4;

  private final PathwaysModel model;
  private final int most;
  private final ExpertReader files;
  private final Map<Integer, LoadedExpert> loaded = new LinkedHashMap<>(16, 0.75f, true);
  private long loads;
  private long hits;
  private int peak;

  ExpertCache(PathwaysModel model, int most) {
    this.model = model;
    files = new ExpertReader(model);
    this.most = (int) Check.positive("cached experts", most);
  }

  LoadedExpert get(int leaf) {
    LoadedExpert found = loaded.get(leaf);
    if (found != null) {
      hits++;
      return found;
    }
    while (loaded.size() >= most) {
      Iterator<LoadedExpert> eldest = loaded.values().iterator();
      eldest.next().close();
      eldest.remove();
    }
    LoadedExpert fresh =
        new LoadedExpert(
            model.manifest().spec(),
            model.reader(),
            model.manifest().columns().size(),
            files.read(leaf));
    loads++;
    loaded.put(leaf, fresh);
    peak = Math.max(peak, loaded.size());
    return fresh;
  }

  /** Bytes of one expert: parameters and box. */
  static long bytes(PathwaysModel model) {
    int inputs = model.reader().inputs(model.manifest().columns().size());
    return (long) BYTES * (model.manifest().expertParameters() + 2L * inputs);
  }

  ResidencyStats stats() {
    long size = model.manifest().expertParameters();
    return new ResidencyStats(
        loads,
        hits,
        loaded.size(),
        size * loaded.size(),
        size * peak,
        bytes(model) * peak,
        model.routerBytes());
  }

  @Override
  public void close() {
    loaded.values().forEach(LoadedExpert::close);
    loaded.clear();
  }
}
