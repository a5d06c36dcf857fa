package dev.erlangen.spark.neuralpathways.model;

import dev.erlangen.core.Check;
import dev.erlangen.spark.neuralpathways.data.RowReader;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.Grouping;
import dev.erlangen.spark.neuralpathways.expert.ExpertData;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.expert.LoadedExpert;
import dev.erlangen.spark.neuralpathways.tree.RoutingTree;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A whole model in memory, as training passes it from phase to phase and between processes: {@code
 * f(x) = f_{ℓ(x)}(x)} with the leaf {@code ℓ(x)} of the router.
 *
 * @param tree the router
 * @param reader what rows are routed by and what experts read
 * @param spec sizes of the experts
 * @param experts one per leaf
 */
public record Assembled(
    RoutingTree tree, RowReader reader, ExpertSpec spec, SortedMap<Integer, ExpertData> experts)
    implements Serializable {
  public Assembled {
    experts = Collections.unmodifiableSortedMap(new TreeMap<>(experts));
    for (int leaf : tree.shape().leaves()) {
      Check.that(experts.containsKey(leaf), "leaf %d has no expert", leaf);
    }
  }

  /** Returns the leaf of every row, (N). */
  public int[] route(Rows rows) {
    return tree.routeAll(reader.features().of(rows));
  }

  /** Returns the loss of every row if it went to the given leaf, (N). */
  public double[] losses(Rows rows, int[] leaf) {
    double[] out = new double[rows.count()];
    Grouping.places(leaf)
        .forEach(
            (node, places) -> {
              ExpertData data = Objects.requireNonNull(experts.get(node));
              try (LoadedExpert e = new LoadedExpert(spec, reader, rows.features(), data)) {
                double[] some = e.losses(rows.select(places));
                for (int i = 0; i < places.length; i++) {
                  out[places[i]] = some[i];
                }
              }
            });
    return out;
  }

  /** Returns the prediction of every row by the given leaf, (N, m). */
  public float[] predict(Rows rows, int[] leaf) {
    int m = reader.outputs();
    float[] out = new float[rows.count() * m];
    Grouping.places(leaf)
        .forEach(
            (node, places) -> {
              ExpertData data = Objects.requireNonNull(experts.get(node));
              try (LoadedExpert e = new LoadedExpert(spec, reader, rows.features(), data)) {
                float[] some = e.predict(rows.select(places));
                for (int i = 0; i < places.length; i++) {
                  System.arraycopy(some, i * m, out, places[i] * m, m);
                }
              }
            });
    return out;
  }

  /** Returns the prediction of every row by its own leaf, (N, m). */
  public float[] predict(Rows rows) {
    return predict(rows, route(rows));
  }

  /** Number of parameters of all experts. */
  public long parameters() {
    return experts.values().stream().mapToLong(e -> e.parameters().length).sum();
  }

  /** Returns this with other experts for some leaves. */
  public Assembled with(Iterable<ExpertData> others) {
    SortedMap<Integer, ExpertData> all = new TreeMap<>(experts);
    others.forEach(e -> all.put(e.leaf(), e));
    return new Assembled(tree, reader, spec, all);
  }

  /** Mean loss over rows, each at its own leaf. */
  public double meanLoss(Rows rows) {
    return Arrays.stream(losses(rows, route(rows))).average().orElse(Double.NaN);
  }
}
