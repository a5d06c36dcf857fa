package dev.erlangen.spark.neuralpathways.expert;

import dev.erlangen.core.Mix;
import dev.erlangen.spark.neuralpathways.data.RowReader;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.GroupTask;
import dev.erlangen.train.loop.Goal;
import dev.erlangen.train.loop.Keeper;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Trainer;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.loop.Watcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Trains the experts of some leaves, several at a time in one stack.
 *
 * @param spec sizes of the experts
 * @param reader how they see rows
 * @param fit how they are trained
 * @param warm experts to start from, by leaf
 * @param maxRows most rows an expert is trained on, 0 for all; of more rows those are kept whose
 *     ids hash lowest
 */
public record ExpertTask(
    ExpertSpec spec, RowReader reader, FitSpec fit, HashMap<Integer, ExpertData> warm, int maxRows)
    implements GroupTask<ExpertData> {
  private static final int STACKED = 256;

  /** Training of one pass over the steps. */
  public static Training training(FitSpec fit) {
    return Training.of(1, 1, Optimizer.adam(fit.rate()), Schedule.cosine(0));
  }

  @Override
  public List<ExpertData> run(SortedMap<Integer, Rows> groups) {
    List<ExpertData> out = new ArrayList<>();
    SortedMap<Integer, Rows> part = new TreeMap<>();
    for (Map.Entry<Integer, Rows> group : groups.entrySet()) {
      part.put(group.getKey(), bounded(group.getValue()));
      if (part.size() == STACKED) {
        out.addAll(train(part));
        part = new TreeMap<>();
      }
    }
    if (!part.isEmpty()) {
      out.addAll(train(part));
    }
    return out;
  }

  private List<ExpertData> train(SortedMap<Integer, Rows> part) {
    List<ExpertData> out = new ArrayList<>();
    for (ExpertData e : spec.depth() == 0 ? constants(part) : fitted(part)) {
      Rows rows = Objects.requireNonNull(part.get(e.leaf()));
      try (LoadedExpert loaded = new LoadedExpert(spec, reader, rows.features(), e)) {
        double loss = Arrays.stream(loaded.losses(rows)).average().orElseThrow();
        out.add(new ExpertData(e.leaf(), e.parameters(), e.box(), rows.count(), loss));
      }
    }
    return out;
  }

  private List<ExpertData> fitted(SortedMap<Integer, Rows> part) {
    StackProblem problem = new StackProblem(spec, reader, fit, part, warm, true);
    new Trainer(problem, training(fit), new Goal("loss", true), fit.seed())
        .run(Keeper.NONE, Watcher.NONE);
    return problem.experts();
  }

  private List<ExpertData> constants(SortedMap<Integer, Rows> part) {
    List<ExpertData> out = new ArrayList<>();
    part.forEach(
        (leaf, rows) -> {
          Box box = Box.around(reader.inputs(rows), reader.inputs(rows.features()));
          float[] values = Constants.of(reader, rows);
          out.add(new ExpertData(leaf, values, box, rows.count(), Double.NaN));
        });
    return out;
  }

  private Rows bounded(Rows rows) {
    if (maxRows == 0 || rows.count() <= maxRows) {
      return rows;
    }
    int[] kept =
        IntStream.range(0, rows.count())
            .boxed()
            .sorted(
                Comparator.<Integer>comparingLong(i -> Mix.of(fit.seed(), rows.ids()[i]))
                    .thenComparing(i -> i))
            .limit(maxRows)
            .sorted()
            .mapToInt(Integer::intValue)
            .toArray();
    return rows.select(kept);
  }
}
