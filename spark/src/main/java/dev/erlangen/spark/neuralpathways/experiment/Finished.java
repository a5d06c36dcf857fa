package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.core.Mode;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Problem;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * A model that another engine has trained, as a problem: the training loop has nothing left to
 * move, because the loss is 0 everywhere.
 */
final class Finished implements Problem {
  private final Model model;
  private final Map<String, Double> scores;

  /**
   * The finished model.
   *
   * @param experts parameters of all experts, one after the other
   * @param assembled the whole
   */
  record Model(Tensor experts, Assembled assembled) {}

  Finished(Assembled assembled, Map<String, Double> scores) {
    float[] all = new float[Math.toIntExact(assembled.parameters())];
    int at = 0;
    for (var expert : assembled.experts().values()) {
      System.arraycopy(expert.parameters(), 0, all, at, expert.parameters().length);
      at += expert.parameters().length;
    }
    Tensor experts = Tensors.kept(() -> Tensors.of(all));
    model = new Model(experts.requires_grad_(true), assembled);
    this.scores = Map.copyOf(scores);
  }

  @Override
  public Object model() {
    return model;
  }

  @Override
  public int examples() {
    return 1;
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    return model.experts.mul(Tensors.scalar(0)).square().sum();
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    return split == Split.TEST ? scores : Map.of();
  }
}
