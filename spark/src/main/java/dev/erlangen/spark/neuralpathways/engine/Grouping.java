package dev.erlangen.spark.neuralpathways.engine;

import dev.erlangen.core.Check;
import dev.erlangen.spark.neuralpathways.data.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes blocks apart by group and puts the parts of a group together. */
public final class Grouping {
  private Grouping() {}

  /** Returns the places of every key that is not negative, ascending. */
  public static SortedMap<Integer, int[]> places(int[] key) {
    SortedMap<Integer, List<Integer>> lists = new TreeMap<>();
    for (int i = 0; i < key.length; i++) {
      if (key[i] >= 0) {
        lists.computeIfAbsent(key[i], k -> new ArrayList<>()).add(i);
      }
    }
    SortedMap<Integer, int[]> out = new TreeMap<>();
    lists.forEach((k, list) -> out.put(k, list.stream().mapToInt(Integer::intValue).toArray()));
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
