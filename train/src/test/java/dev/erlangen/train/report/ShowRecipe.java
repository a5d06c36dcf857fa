package dev.erlangen.train.report;

import dev.erlangen.core.Mode;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.loop.Line;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** A recipe whose every text tries to be markup. */
final class ShowRecipe implements Recipe<ShowRecipe.Config> {
  record Config(int epochs, String note) {}

  /** A line with a picture. */
  record Drawn(Line line) implements Problem {
    @Override
    public Object model() {
      return line.model();
    }

    @Override
    public int examples() {
      return line.examples();
    }

    @Override
    public Tensor loss(int[] examples, Mode mode) {
      return line.loss(examples, mode);
    }

    @Override
    public Map<String, Double> evaluate(Split split, Ensemble members) {
      return line.evaluate(split, members);
    }

    @Override
    public List<Section> sections() {
      return List.of(
          new Section(
              "Predictions <drawn>",
              "<svg viewBox='0 0 120 40' width='240'><circle cx='20' cy='20' r='15'"
                  + " fill='none' stroke='currentColor'/></svg>"));
    }
  }

  @Override
  public String name() {
    return "show-line";
  }

  @Override
  public String system() {
    return "show";
  }

  @Override
  public String summary() {
    return "fits a line with <b>four</b> kinds of noise & compares them";
  }

  @Override
  public Config defaults() {
    return new Config(30, "</pre><script>alert('config')</script>");
  }

  @Override
  public Experiment prepare(Config config, Context context) {
    context.usedData("points <xss>", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15");
    List<Arm> arms = new ArrayList<>();
    String[] labels = {"No dropout", "Dropout 0.2", "Dropout <0.5> & \"more\"", "Dropout 0.8"};
    double[] dropout = {0, 0.2, 0.5, 0.8};
    for (int i = 0; i < labels.length; i++) {
      double rate = dropout[i];
      Training training =
          Training.of(
              config.epochs(),
              8,
              Optimizer.adam(0.05 / (i + 1)),
              Schedule.cosine(config.epochs() / 6));
      arms.add(new Arm("arm" + i, labels[i], training, s -> new Drawn(new Line(s, 64, rate))));
    }
    return new Experiment(
        arms,
        "mse",
        true,
        List.of(
            new Claim(
                "Without dropout the test error is lower than with a rate of 0.5 by at least 0.01",
                r -> r.mean("arm0") < r.mean("arm2") - 0.01),
            new Claim("<img src=x onerror=alert('claim')>", r -> r.mean("arm0") > r.mean("arm3"))),
        List.of(
            "64 points in three dimensions, noise 0.1", "4 parameters </ul><script>1</script>"));
  }

  @Override
  public List<SymmetryContract> contracts(Config config, String arm, Object model) {
    return arm.equals("arm0")
        ? List.of(
            new FixedContract(
                "permuting the examples permutes the output", "S_n", true, 3e-16, true),
            new FixedContract("<i>rotations</i> change it", "SO(3)", false, 0.4, true),
            new FixedContract("signs leave it unchanged", "{±1}^k", true, 0.02, false),
            new FixedContract("cannot be measured", "O(n)", true, Double.NaN, false))
        : List.of();
  }
}
