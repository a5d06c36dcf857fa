package dev.erlangen.train.recipe;

import dev.erlangen.data.graph.Graph;
import java.util.List;

/**
 * The current parameters of a problem as a function of one graph, for inputs that come from
 * outside: molecules with the atom and bond vocabularies of {@link dev.erlangen.data.molecule}, or
 * plain graphs.
 */
public interface Predictor {
  /** Names of what is predicted, such as {@code penalised logP}; with units if there are any. */
  List<String> outputs();

  /**
   * Predicts; the result for a graph does not depend on the others.
   *
   * @return one row per graph with one value per output, in the units of the data set
   * @throws IllegalArgumentException if the model cannot take a graph, with the reason
   */
  double[][] predict(List<Graph> graphs);
}
