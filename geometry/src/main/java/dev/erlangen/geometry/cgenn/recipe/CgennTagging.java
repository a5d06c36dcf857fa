package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.data.Datasets;
import dev.erlangen.geometry.cgenn.data.JetData;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.model.LorentzCgGnn;
import dev.erlangen.geometry.cgenn.model.LorentzLayer;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;
import java.util.Map;

/** Jets of tops or background: the Lorentz group against a perceptron. */
public final class CgennTagging implements Recipe<TaggingSettings> {
  private static final int SPACETIME = 4;
  private static final int DECODER = 64;
  private static final double DROPOUT = 0.2;

  @Override
  public String name() {
    return "cgenn-tagging";
  }

  @Override
  public String system() {
    return "cgenn";
  }

  @Override
  public String summary() {
    return "jets of top quarks or background: Lorentz equivariant network against a perceptron";
  }

  @Override
  public TaggingSettings defaults() {
    return new TaggingSettings(
        new TaggingSettings.Data(TaggingSettings.Source.AVAILABLE, 600, 600, 1),
        new TaggingSettings.Network(8, 16, 4, 2, LorentzLayer.Kind.FC, false, 64),
        new Fit(120, 50, 2e-3, 0, 2));
  }

  @Override
  public Experiment prepare(TaggingSettings settings, Context context) {
    TaggingSettings.Network sizes = settings.network();
    TaggingSettings.Data wanted = settings.data();
    TaggingData jets = TaggingData.of(wanted, sizes.particles(), Datasets.standard());
    context.usedData(jets.name(), jets.digest());
    Map<Problem.Split, JetData> data = jets.splits();
    Training training = settings.training().held(wanted.train());
    Double normalization = sizes.kind() == LorentzLayer.Kind.FC ? null : Double.valueOf(0);
    LorentzCgGnn.Config network =
        new LorentzCgGnn.Config(
            2,
            sizes.scalars(),
            sizes.vectors(),
            DECODER,
            2,
            sizes.layers(),
            DROPOUT,
            sizes.kind(),
            normalization,
            sizes.meanOverReal());
    Mlp.Config baseline =
        new Mlp.Config((long) jets.train().slots() * SPACETIME, sizes.width(), 2, 3, Norm.NONE);
    return new Experiment(
        List.of(
            new Arm(
                "cgenn",
                "CGENN, Lorentz",
                training,
                seed ->
                    new TaggingProblem(
                        data,
                        network.init(Metric.of(1, -1, -1, -1), new Rng(seed)),
                        context.device())),
            new Arm(
                "mlp",
                "MLP",
                training,
                seed -> new TaggingProblem(data, baseline.init(new Rng(seed)), context.device()))),
        "auc",
        false,
        List.of(
            new Claim(
                "the Lorentz equivariant network separates better than the perceptron",
                results -> results.mean("cgenn") > results.mean("mlp"))),
        List.of(
            "%d %s of up to %d particles for training, %d each for validation and testing"
                .formatted(wanted.train(), jets.name(), sizes.particles(), wanted.held())));
  }

  @Override
  public List<SymmetryContract> contracts(TaggingSettings settings, String arm, Object model) {
    return model instanceof LorentzCgGnn net ? JetContracts.of(arm, net) : List.of();
  }
}
