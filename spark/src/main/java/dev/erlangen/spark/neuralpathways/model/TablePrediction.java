package dev.erlangen.spark.neuralpathways.model;

import dev.erlangen.core.Check;
import dev.erlangen.spark.neuralpathways.data.RowReader;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.Bins;
import dev.erlangen.spark.neuralpathways.engine.BlockTask;
import dev.erlangen.spark.neuralpathways.engine.GroupSizes;
import dev.erlangen.spark.neuralpathways.engine.GroupTask;
import dev.erlangen.spark.neuralpathways.engine.RowTable;
import dev.erlangen.spark.neuralpathways.expert.LoadedExpert;
import dev.erlangen.spark.neuralpathways.tree.RoutingTree;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Predicts a table that an engine holds: rows are routed where they are, brought together by leaf
 * once, and a task has one expert in memory at a time. The model's folder must be readable where
 * tasks run, and its router be stored with it.
 */
public final class TablePrediction {
  private TablePrediction() {}

  /**
   * The answer to one row.
   *
   * @param id of the row
   * @param leaf that answered
   * @param y (m): outputs, or log-probabilities of classes
   */
  public record Answer(long id, int leaf, float[] y) implements Serializable {}

  /** Returns the answers in ascending order of the ids. */
  public static List<Answer> of(PathwaysModel model, RowTable table, int parallelism) {
    int n = model.manifest().columns().size();
    Check.that(
        table.features() == n, "the model reads %d features per row, got %d", n, table.features());
    Route route = new Route(model.tree(), model.reader());
    Map<Integer, Long> sizes = GroupSizes.of(table, route);
    List<Answer> out =
        new ArrayList<>(
            table.groups(
                route,
                Bins.pack(sizes, parallelism),
                new Answers(model.folder().toAbsolutePath().toString())));
    out.sort(Comparator.comparingLong(Answer::id));
    return out;
  }

  private record Route(RoutingTree tree, RowReader reader) implements BlockTask<int[]> {
    @Override
    public int[] run(Rows block) {
      return tree.routeAll(reader.features().of(block));
    }
  }

  private record Answers(String folder) implements GroupTask<Answer> {
    @Override
    public List<Answer> run(SortedMap<Integer, Rows> groups) {
      PathwaysModel model = PathwaysModel.open(Path.of(folder));
      ExpertReader experts = new ExpertReader(model);
      int m = model.manifest().outputs().size();
      List<Answer> out = new ArrayList<>();
      groups.forEach(
          (leaf, rows) -> {
            try (LoadedExpert expert =
                new LoadedExpert(
                    model.manifest().spec(), model.reader(), rows.features(), experts.read(leaf))) {
              float[] y = expert.predict(rows);
              for (int i = 0; i < rows.count(); i++) {
                float[] one = Arrays.copyOfRange(y, i * m, (i + 1) * m);
                out.add(new Answer(rows.ids()[i], leaf, one));
              }
            }
          });
      return out;
    }
  }
}
