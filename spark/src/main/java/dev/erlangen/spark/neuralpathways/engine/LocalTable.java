package dev.erlangen.spark.neuralpathways.engine;

import dev.erlangen.spark.neuralpathways.data.Rows;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Blocks in this process. */
record LocalTable(LocalEngine engine, int features, int targets, List<Rows> blocks)
    implements RowTable {
  @Override
  public long count() {
    return blocks.stream().mapToLong(Rows::count).sum();
  }

  @Override
  public <R extends Serializable> List<R> map(BlockTask<R> task) {
    return engine.run(blocks.stream().<Callable<R>>map(b -> () -> task.run(b)).toList());
  }

  @Override
  public <R extends Serializable> List<R> groups(
      BlockTask<int[]> key, List<List<Integer>> bins, GroupTask<R> task) {
    Map<Integer, List<Rows>> parts = new TreeMap<>();
    List<int[]> keys = map(key);
    for (int b = 0; b < blocks.size(); b++) {
      Grouping.split(blocks.get(b), keys.get(b))
          .forEach((g, rows) -> parts.computeIfAbsent(g, k -> new ArrayList<>()).add(rows));
    }
    SortedMap<Integer, Rows> all = Grouping.join(parts);
    List<Callable<List<R>>> calls = new ArrayList<>();
    for (List<Integer> bin : bins) {
      SortedMap<Integer, Rows> own = new TreeMap<>();
      bin.stream().filter(all::containsKey).forEach(g -> own.put(g, all.get(g)));
      if (!own.isEmpty()) {
        calls.add(() -> task.run(own));
      }
    }
    List<R> out = new ArrayList<>();
    engine.run(calls).forEach(out::addAll);
    return out;
  }

  @Override
  public void close() {}
}
