package dev.erlangen.spark.neuralpathways.engine;

import dev.erlangen.spark.neuralpathways.data.Rows;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the rows of every group. */
public final class GroupSizes {
  private GroupSizes() {}

  /** Returns the number of rows per group; rows with a negative key are left out. */
  public static SortedMap<Integer, Long> of(RowTable table, BlockTask<int[]> key) {
    SortedMap<Integer, Long> sizes = new TreeMap<>();
    table.map(new Count(key)).forEach(m -> m.forEach((k, n) -> sizes.merge(k, n, Long::sum)));
    return sizes;
  }

  private record Count(BlockTask<int[]> key) implements BlockTask<TreeMap<Integer, Long>> {
    @Override
    public TreeMap<Integer, Long> run(Rows block) {
      TreeMap<Integer, Long> out = new TreeMap<>();
      for (int k : key.run(block)) {
        if (k >= 0) {
          out.merge(k, 1L, Long::sum);
        }
      }
      return out;
    }
  }
}
