package dev.erlangen.cli.predict;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.train.recipe.Answer;
import dev.erlangen.train.recipe.Predictor;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Predicts row by row in batches and writes every row back with its predictions, and with the
 * reason where there is none.
 */
public final class Predictions {
  private final Function<String, Graph> parser;
  private final Predictor predictor;
  private long rows;
  private long errors;

  /**
   * Makes one that has predicted nothing yet.
   *
   * @param parser turns the text of an input into a graph, or throws IllegalArgumentException
   */
  public Predictions(Function<String, Graph> parser, Predictor predictor) {
    this.parser = parser;
    this.predictor = predictor;
  }

  /** Reads all rows and writes header and rows as CSV, in order. */
  public void run(RowSource source, Writer target) throws IOException {
    CsvWriter out = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(target);
    List<String> header = new ArrayList<>(source.header());
    header.addAll(predictor.outputs());
    header.add("error");
    out.writeRecord(header);
    List<List<String>> batch = new ArrayList<>();
    while (source.hasNext()) {
      batch.add(source.next());
      if (batch.size() == Answer.BATCH || !source.hasNext()) {
        List<Answer> answers = Answer.of(batch, row -> parser.apply(source.input(row)), predictor);
        for (int i = 0; i < batch.size(); i++) {
          out.writeRecord(cells(batch.get(i), answers.get(i), source.header().size()));
        }
        batch.clear();
      }
    }
    out.flush();
  }

  private List<String> cells(List<String> row, Answer answer, int columns) {
    List<String> cells = new ArrayList<>(row.subList(0, Math.min(columns, row.size())));
    while (cells.size() < columns) {
      cells.add("");
    }
    double[] values = answer.values();
    for (int i = 0; i < predictor.outputs().size(); i++) {
      cells.add(i < values.length ? Float.toString((float) values[i]) : "");
    }
    cells.add(answer.error());
    rows++;
    errors += answer.error().isEmpty() ? 0 : 1;
    return cells;
  }

  /** Number of rows read. */
  public long rows() {
    return rows;
  }

  /** Number of rows without a prediction. */
  public long errors() {
    return errors;
  }
}
