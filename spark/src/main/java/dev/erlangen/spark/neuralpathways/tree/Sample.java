package dev.erlangen.spark.neuralpathways.tree;

import dev.erlangen.core.Mix;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.BlockTask;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Rows drawn from one node: those whose ids hash lowest, so that the draw does not depend on where
 * the rows are.
 *
 * @param count rows of the node
 * @param drawn at most as many as were asked for, the lowest hash first
 */
record Sample(long count, List<Drawn> drawn) implements Serializable {
  private static final Comparator<Drawn> ORDER =
      Comparator.comparingLong(Drawn::hash).thenComparingLong(Drawn::id);

  /** One row. */
  record Drawn(long hash, long id, double[] phi) implements Serializable {}

  /** Draws from every node of the frontier. */
  record Draw(Frontier frontier, int most, long seed) implements BlockTask<ArrayList<Sample>> {
    @Override
    public ArrayList<Sample> run(Rows block) {
      int k = frontier.nodes().length;
      long[] count = new long[k];
      List<PriorityQueue<Drawn>> kept = new ArrayList<>();
      for (int i = 0; i < k; i++) {
        kept.add(new PriorityQueue<>(ORDER.reversed()));
      }
      frontier.visit(
          block,
          (place, id, phi, at) -> {
            count[place]++;
            kept.get(place).add(new Drawn(Mix.of(seed, id), id, phi.clone()));
            if (kept.get(place).size() > most) {
              kept.get(place).remove();
            }
          });
      ArrayList<Sample> out = new ArrayList<>();
      for (int i = 0; i < k; i++) {
        out.add(new Sample(count[i], new ArrayList<>(kept.get(i))));
      }
      return out;
    }
  }

  /** Joins the draws of several blocks from one node. */
  static Sample merge(List<Sample> parts, int most) {
    List<Drawn> all = new ArrayList<>();
    parts.forEach(p -> all.addAll(p.drawn));
    all.sort(ORDER);
    long count = parts.stream().mapToLong(Sample::count).sum();
    return new Sample(count, List.copyOf(all.subList(0, Math.min(most, all.size()))));
  }

  /** The drawn rows, (size, d). */
  double[] rows(int d) {
    double[] out = new double[drawn.size() * d];
    for (int i = 0; i < drawn.size(); i++) {
      System.arraycopy(drawn.get(i).phi(), 0, out, i * d, d);
    }
    return out;
  }
}
