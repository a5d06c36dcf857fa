package dev.erlangen.weights.population;

import dev.erlangen.core.Torch;
import dev.erlangen.train.recipe.Recipe;
import org.bytedeco.pytorch.Device;

/** A context that listens to nothing but the progress. */
public final class TestContext implements Recipe.Context {
  /** Last reported progress. */
  public long done;

  @Override
  public Device device() {
    return Torch.device("cpu");
  }

  @Override
  public void progress(String what, long reached, long total) {
    done = reached;
  }
}
