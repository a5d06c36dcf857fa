package dev.erlangen.cli.toy;

import dev.erlangen.core.Check;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.config.About;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;

/** A recipe that exists in tests only. */
public final class ToyRecipe implements Recipe<ToyRecipe.Config> {
  /** Which activation. */
  public enum Activation {
    RELU,
    TANH
  }

  /** The model's part. */
  public record Net(int width, Activation activation) {}

  /** All of it. */
  public record Config(
      @About("passes over the data") int epochs, double lr, boolean noisy, Net net) {
    public Config {
      Check.positive("epochs", epochs);
    }
  }

  @Override
  public String name() {
    return "toy-sum";
  }

  @Override
  public String system() {
    return "toy";
  }

  @Override
  public String summary() {
    return "Learns to sum three numbers";
  }

  @Override
  public Config defaults() {
    return new Config(3, 0.1, false, new Net(4, Activation.TANH));
  }

  @Override
  public Experiment prepare(Config config, Context context) {
    throw new IllegalStateException("not needed here");
  }

  @Override
  public List<SymmetryContract> contracts(Config config, String arm, Object model) {
    return List.of();
  }
}
