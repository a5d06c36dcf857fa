package dev.erlangen.core.parity;

import dev.erlangen.core.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Compares tensors whose entries may come in any order. */
record Multiset(ParityCase c, Map<String, Tensor> got, Map<String, Tensor> want) {

  /** Tensors that are reordered together are compared as one list of tuples. */
  double error(String name) {
    List<String> names = new ArrayList<>(List.of(name));
    c.output(name).path("joined_with").forEach(n -> names.add(n.asText()));
    List<Items> ours = new ArrayList<>();
    List<Items> official = new ArrayList<>();
    List<Tolerance> tolerances = new ArrayList<>();
    for (String n : names) {
      Check.that(want.containsKey(n), "%s: 'joined_with' names the unknown %s", c.file(), n);
      if (!got.containsKey(n)) {
        return Double.POSITIVE_INFINITY;
      }
      Values theirs = Values.of(want.get(n));
      Values own = Values.of(got.get(n));
      boolean columns = theirs.columnwise() && own.shape().length == 2;
      official.add(columns ? Items.columns(theirs) : Items.rows(theirs));
      ours.add(columns ? Items.columns(own) : Items.rows(own));
      tolerances.add(Tolerance.of(c.root().path("tolerance"), n));
    }
    int count = official.get(0).count();
    if (ours.stream().anyMatch(i -> i.count() != count)) {
      return Double.POSITIVE_INFINITY;
    }
    return Matching.worst(
        keys(ours, official, count),
        keys(official, official, count),
        (i, j) -> error(ours, i, official, j, tolerances),
        tolerances.get(0).rtol());
  }

  private static double error(
      List<Items> ours, int i, List<Items> official, int j, List<Tolerance> tolerances) {
    double worst = 0;
    for (int k = 0; k < ours.size(); k++) {
      if (ours.get(k).size() != official.get(k).size()) {
        return Double.POSITIVE_INFINITY;
      }
      Tolerance t = tolerances.get(k);
      double error = ours.get(k).error(i, official.get(k), j, t, 1);
      boolean sameScale = t.rtol() == tolerances.get(0).rtol();
      worst = Math.max(worst, sameScale || !t.allows(error) ? error : 0);
    }
    return worst;
  }

  private static List<List<Long>> keys(List<Items> items, List<Items> official, int count) {
    List<List<Long>> out = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Long> key = new ArrayList<>();
      for (int k = 0; k < items.size(); k++) {
        if (official.get(k).values().exact()) {
          key.addAll(items.get(k).key(i));
        }
      }
      out.add(key);
    }
    return out;
  }
}
