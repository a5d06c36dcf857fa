package dev.erlangen.spark.neuralpathways.engine;

import dev.erlangen.core.Check;
import dev.erlangen.spark.neuralpathways.data.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes blocks apart by group and puts the parts of a group together. */
public final class Grouping {
  private Grouping() {}

  /** Returns the places of every key that is not negative, ascending. */
  public static SortedMap<Integer, int[]> places(int[] key) {
    long[] keyed = new long[key.length];
    int kept = 0;
    for (int i = 0; i < key.length; i++) {
      if (key[i] >= 0) {
        keyed[kept++] = (long) key[i] << Integer.SIZE | i;
      }
    }
    Arrays.sort(keyed, 0, kept);
    SortedMap<Integer, int[]> out = new TreeMap<>();
    for (int first = 0; first < kept; ) {
      int group = (int) (keyed[first] >>> Integer.SIZE);
      int end = first;
      while (end < kept && (int) (keyed[end] >>> Integer.SIZE) == group) {
        end++;
      }
      int from = first;
      int[] places = new int[end - first];
      Arrays.setAll(places, i -> (int) keyed[from + i]);
      out.put(group, places);
      first = end;
    }
    return out;
  }

  /** Returns the rows of every group that {@code key} names, in their order. */
  public static SortedMap<Integer, Rows> split(Rows block, int[] key) {
    Check.that(key.length == block.count(), "%d keys for %d rows", key.length, block.count());
    SortedMap<Integer, Rows> out = new TreeMap<>();
    places(key).forEach((group, rows) -> out.put(group, block.select(rows)));
    return out;
  }

  /** Joins the parts of every group, sorted by id. */
  public static SortedMap<Integer, Rows> join(Map<Integer, List<Rows>> parts) {
    SortedMap<Integer, Rows> out = new TreeMap<>();
    parts.forEach((group, list) -> out.put(group, Rows.joined(list)));
    return out;
  }
}
