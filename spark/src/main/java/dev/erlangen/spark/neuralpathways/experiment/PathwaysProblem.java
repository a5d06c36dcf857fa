package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.core.Mode;
import dev.erlangen.core.params.Name;
import dev.erlangen.spark.neuralpathways.data.RowReader;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.Grouping;
import dev.erlangen.spark.neuralpathways.expert.ExpertData;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.expert.FitSpec;
import dev.erlangen.spark.neuralpathways.expert.StackProblem;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.tree.RoutingTree;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Problem;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/** The experts of a grown tree as a problem for the training loop. */
final class PathwaysProblem implements Problem {
  private final StackProblem stack;
  private final Model model;
  private final Scores scores;

  /**
   * What the loop trains.
   *
   * @param stack the experts' tensors
   * @param now the model as it is
   */
  record Model(@Name("") Object stack, Supplier<Assembled> now) {}

  PathwaysProblem(
      RoutingTree tree,
      RowReader reader,
      ExpertSpec spec,
      FitSpec fit,
      Rows train,
      Map<Integer, ExpertData> warm,
      Scores scores) {
    SortedMap<Integer, Rows> groups =
        Grouping.split(train, tree.routeAll(reader.features().of(train)));
    stack = new StackProblem(spec, reader, fit, groups, warm, false);
    this.scores = scores;
    model =
        new Model(
            stack.model(),
            () -> {
              SortedMap<Integer, ExpertData> experts = new TreeMap<>();
              stack.experts().forEach(e -> experts.put(e.leaf(), e));
              return new Assembled(tree, reader, spec, experts);
            });
  }

  @Override
  public Object model() {
    return model;
  }

  @Override
  public int examples() {
    return stack.examples();
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    return stack.loss(examples, mode);
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    return split == Split.TEST ? scores.of(model.now.get()) : Map.of();
  }
}
