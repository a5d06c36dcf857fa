package dev.erlangen.vision.care.recipe;

import dev.erlangen.core.Mode;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Section;
import dev.erlangen.vision.augment.Views;
import dev.erlangen.vision.care.ContrastiveModel;
import dev.erlangen.vision.care.Encoder;
import dev.erlangen.vision.care.Objective;
import dev.erlangen.vision.care.ViewBatch;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * Pre-training without labels, on views that are drawn anew for every batch.
 *
 * @param model what is trained
 * @param objective what for
 * @param views of the training inputs
 * @param measure what is measured of the encoder
 */
public record ContrastiveProblem(
    ContrastiveModel model, Objective objective, Views views, Measure measure) implements Problem {

  /** Looks at an encoder between and after training. */
  public interface Measure {
    /** Metrics on a split; empty where there is nothing to measure. */
    Map<String, Double> of(Encoder encoder, Split split);

    /** Pictures for the report. */
    List<Section> sections(Encoder encoder);
  }

  @Override
  public int examples() {
    return views.size();
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    return objective.loss(model, new ViewBatch(views, examples, mode.random().nextLong()), mode);
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    return measure.of(model.online(), split);
  }

  @Override
  public List<Section> sections() {
    return measure.sections(model.online());
  }
}
