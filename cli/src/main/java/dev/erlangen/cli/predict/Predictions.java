package dev.erlangen.cli.predict;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.erlangen.cli.Text;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.train.recipe.Predictor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Predicts row by row in batches and writes every row back with its predictions, and with the
 * reason where there is none.
 */
public final class Predictions {
  private static final int BATCH = 256;

  private final Function<String, Graph> parser;
  private final Predictor predictor;
  private final CsvWriter out;
  private long rows;
  private long errors;

  /**
   * Makes one that writes to {@code out}.
   *
   * @param parser turns the text of an input into a graph, or throws IllegalArgumentException
   */
  public Predictions(Function<String, Graph> parser, Predictor predictor, CsvWriter out) {
    this.parser = parser;
    this.predictor = predictor;
    this.out = out;
  }

  private record Item(List<String> row, @Nullable Graph graph, String error) {}

  /** Reads all rows and writes header and rows, in order. */
  public void run(RowSource source) throws IOException {
    List<String> header = new ArrayList<>(source.header());
    header.addAll(predictor.outputs());
    header.add("error");
    out.writeRecord(header);
    List<Item> batch = new ArrayList<>();
    while (source.hasNext()) {
      batch.add(parse(source, source.next()));
      if (batch.size() == BATCH || !source.hasNext()) {
        write(batch, source.header().size());
        batch.clear();
      }
    }
    out.flush();
  }

  private Item parse(RowSource source, List<String> row) {
    try {
      return new Item(row, parser.apply(source.input(row)), "");
    } catch (IllegalArgumentException e) {
      return new Item(row, null, Text.sentence(e));
    }
  }

  private void write(List<Item> batch, int columns) {
    List<Graph> graphs = batch.stream().map(Item::graph).filter(Objects::nonNull).toList();
    Iterator<double[]> predicted;
    try {
      predicted =
          List.of(graphs.isEmpty() ? new double[0][] : predictor.predict(graphs)).iterator();
    } catch (IllegalArgumentException e) {
      if (batch.size() == 1) {
        record(new Item(batch.get(0).row(), null, Text.sentence(e)), new double[0], columns);
        return;
      }
      // One graph is refused: one by one, it is the only one that stays without a prediction.
      batch.forEach(item -> write(List.of(item), columns));
      return;
    }
    for (Item item : batch) {
      record(item, item.graph() == null ? new double[0] : predicted.next(), columns);
    }
  }

  private void record(Item item, double[] values, int columns) {
    List<String> cells =
        new ArrayList<>(item.row().subList(0, Math.min(columns, item.row().size())));
    while (cells.size() < columns) {
      cells.add("");
    }
    for (int i = 0; i < predictor.outputs().size(); i++) {
      cells.add(i < values.length ? Float.toString((float) values[i]) : "");
    }
    cells.add(item.error());
    out.writeRecord(cells);
    rows++;
    errors += item.error().isEmpty() ? 0 : 1;
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
