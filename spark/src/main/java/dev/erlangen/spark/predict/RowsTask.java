package dev.erlangen.spark.predict;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.molecule.MoleculeParser;
import dev.erlangen.train.recipe.Answer;
import dev.erlangen.train.recipe.Predictor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** Predicts for the rows of a partition, a batch at a time. */
record RowsTask(Model model, int column) implements MapPartitionsFunction<Row, Row> {
  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    if (!rows.hasNext()) {
      return rows;
    }
    Predictor predictor = Loaded.of(model);
    MoleculeParser parser = MoleculeParser.require();
    int outputs = predictor.outputs().size();
    return new Iterator<>() {
      private Iterator<Row> ready = List.<Row>of().iterator();

      @Override
      public boolean hasNext() {
        return ready.hasNext() || rows.hasNext();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        if (!ready.hasNext()) {
          ready = batch().iterator();
        }
        return ready.next();
      }

      private List<Row> batch() {
        List<Row> batch = new ArrayList<>();
        while (rows.hasNext() && batch.size() < Answer.BATCH) {
          batch.add(rows.next());
        }
        List<Answer> answers = Answer.of(batch, row -> graph(row, parser), predictor);
        List<Row> out = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
          out.add(extended(batch.get(i), answers.get(i), outputs));
        }
        return out;
      }
    };
  }

  private Graph graph(Row row, MoleculeParser parser) {
    Check.that(!row.isNullAt(column), "the cell is empty");
    return parser.parse(row.getString(column));
  }

  private static Row extended(Row row, Answer answer, int outputs) {
    @Nullable Object[] cells = new Object[row.length() + outputs + 1];
    for (int i = 0; i < row.length(); i++) {
      cells[i] = row.get(i);
    }
    for (int i = 0; i < answer.values().length; i++) {
      cells[row.length() + i] = (float) answer.values()[i];
    }
    cells[cells.length - 1] = answer.error().isEmpty() ? null : answer.error();
    return RowFactory.create(cells);
  }
}
