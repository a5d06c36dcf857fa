package dev.erlangen.vision.care.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.params.Params;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe.Arm;
import dev.erlangen.vision.augment.Views;
import dev.erlangen.vision.care.ContrastiveModel;
import dev.erlangen.vision.care.Encoder;
import dev.erlangen.vision.care.Objective;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What the methods of a comparison have in common; they differ in their objective only.
 *
 * @param loss settings of the objectives
 * @param dimension of the embeddings
 * @param encoder draws a fresh one
 * @param training of every method
 * @param views of the training inputs
 * @param measure what is measured of an encoder
 * @param device where to train
 */
public record ContrastiveArms(
    LossSettings loss,
    long dimension,
    Function<Rng, Encoder> encoder,
    Training training,
    Views views,
    ContrastiveProblem.Measure measure,
    Device device) {

  /** Returns one arm per method. */
  public List<Arm> of(List<Method> methods) {
    return methods.stream()
        .map(m -> new Arm(m.arm(), m.label(), training, seed -> problem(m, seed)))
        .toList();
  }

  private ContrastiveProblem problem(Method method, long seed) {
    Rng rng = new Rng(seed);
    Encoder fresh = encoder.apply(rng);
    Objective objective = method.objective(loss, dimension);
    ContrastiveModel model = Params.to(objective.model(fresh, rng), device, ScalarType.Float);
    return new ContrastiveProblem(model, objective, views, measure);
  }
}
