package dev.erlangen.cli.toy;

import dev.erlangen.core.Check;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.config.About;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
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
    context.usedData("numbers", "0".repeat(64));
    Training training =
        Training.of(config.epochs(), 8, Optimizer.adam(config.lr()), Schedule.constant());
    return new Experiment(
        List.of(
            new Arm("toy", "with bias", training, seed -> new ToyProblem(seed, true)),
            new Arm("plain", "without bias", training, seed -> new ToyProblem(seed, false))),
        "mae",
        true,
        List.of(
            new Claim("the error is finite", r -> Double.isFinite(r.mean("toy"))),
            new Claim("the error is negative", r -> r.mean("toy") < 0)),
        List.of("three numbers"));
  }

  @Override
  public List<SymmetryContract> contracts(Config config, String arm, Object model) {
    return List.of(new ToyContract("toy: order", true, 1e-12, null));
  }
}
