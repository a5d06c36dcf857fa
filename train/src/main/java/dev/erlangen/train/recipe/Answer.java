package dev.erlangen.train.recipe;

import dev.erlangen.data.graph.Graph;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a predictor says to one row of a table: numbers, or why there are none.
 *
 * @param values one per output of the predictor; empty if there is an error
 * @param error a sentence; empty if there is none
 */
public record Answer(double[] values, String error) {
  /** Rows that are worth predicting at once. */
  public static final int BATCH = 256;

  private static final double[] NONE = new double[0];

  private record Item(@Nullable Graph graph, String error) {}

  /**
   * Answers every row, in order; a bad row costs only itself.
   *
   * @param parse makes a graph of a row, or throws IllegalArgumentException
   */
  public static <T> List<Answer> of(
      List<? extends T> rows, Function<? super T, Graph> parse, Predictor predictor) {
    return answers(rows.stream().map(row -> parsed(row, parse)).toList(), predictor);
  }

  private static <T> Item parsed(T row, Function<? super T, Graph> parse) {
    try {
      return new Item(parse.apply(row), "");
    } catch (IllegalArgumentException e) {
      return new Item(null, sentence(e));
    }
  }

  private static List<Answer> answers(List<Item> items, Predictor predictor) {
    List<Graph> graphs = items.stream().map(Item::graph).filter(Objects::nonNull).toList();
    double[][] predicted;
    try {
      predicted = graphs.isEmpty() ? new double[0][] : predictor.predict(graphs);
    } catch (IllegalArgumentException e) {
      // One graph is refused: one by one, it is the only one that stays without a prediction.
      return items.size() == 1
          ? List.of(new Answer(NONE, sentence(e)))
          : items.stream().flatMap(item -> answers(List.of(item), predictor).stream()).toList();
    }
    Iterator<double[]> next = List.of(predicted).iterator();
    List<Answer> answers = new ArrayList<>();
    for (Item item : items) {
      answers.add(new Answer(item.graph() == null ? NONE : next.next(), item.error()));
    }
    return answers;
  }

  private static String sentence(IllegalArgumentException e) {
    String text = e.getMessage();
    return text == null
        ? e.getClass().getSimpleName()
        : text.strip().replaceAll("\\s*\\n\\s*", " ");
  }
}
