package dev.erlangen.cli.toy;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Predictor;
import dev.erlangen.train.recipe.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/** Learns to sum three numbers with a linear map. */
final class ToyProblem implements Problem {
  private final Linear model;
  private final Tensor x;
  private final Tensor y;

  ToyProblem(long seed, boolean bias) {
    model = new Linear.Config(3, 1, bias).init(new Rng(seed));
    x = Tensors.kept(() -> new Rng(99).normal(32, 3));
    y = Tensors.kept(() -> x.sum(new long[] {1}, true, new ScalarTypeOptional()));
  }

  @Override
  public Object model() {
    return model;
  }

  @Override
  public int examples() {
    return 32;
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    Tensor rows = Tensors.of(Arrays.stream(examples).asLongStream().toArray());
    return model.forward(x.index_select(0, rows)).sub(y.index_select(0, rows)).square().mean();
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      return Map.of("mae", Tensors.item(model.forward(x).sub(y).abs().mean()));
    }
  }

  @Override
  public Optional<Predictor> predictor() {
    return Optional.of(
        new Predictor() {
          @Override
          public List<String> outputs() {
            return List.of("atoms");
          }

          @Override
          public double[][] predict(List<Graph> graphs) {
            return graphs.stream().map(g -> new double[] {g.nodes()}).toArray(double[][]::new);
          }
        });
  }
}
