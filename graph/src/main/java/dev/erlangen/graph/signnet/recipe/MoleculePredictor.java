package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Predictor;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;

/** A trained molecule network on molecules from outside. */
record MoleculePredictor(MoleculeProblem problem) implements Predictor {
  @Override
  public List<String> outputs() {
    return problem.data().set().targetNames();
  }

  @Override
  public double[][] predict(List<Graph> graphs) {
    for (Graph graph : graphs) {
      known("atom", graph.nodeTypes(), problem.data().atoms());
      known("bond", graph.arcTypes(), problem.data().bonds());
      Check.that(graph.isUndirected(), "a molecule must have both directions of every bond");
    }
    if (graphs.isEmpty()) {
      return new double[0][];
    }
    MoleculeData.Part part = new MoleculeData.Part(graphs, problem.data().encoding().of(graphs));
    try (NoGradGuard guard = new NoGradGuard()) {
      double[] values = problem.predict(part, graphs.size(), Ensemble.ALONE);
      return IntStream.range(0, values.length)
          .mapToObj(i -> new double[] {values[i]})
          .toArray(double[][]::new);
    }
  }

  private static void known(String what, IntTable types, int vocabulary) {
    Check.that(
        types.columns() == 1,
        "a molecule needs one column of %s types, got %d",
        what,
        types.columns());
    if (types.rows() > 0) {
      int[] range = types.range(0);
      Check.that(
          range[0] >= 0 && range[1] < vocabulary,
          "%s types must be in [0, %d], got %d",
          what,
          vocabulary - 1,
          range[1]);
    }
  }
}
