package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.data.Datasets;
import dev.erlangen.graph.layer.Reduction;
import dev.erlangen.graph.signnet.SignNet;
import dev.erlangen.graph.signnet.molecule.Encoding;
import dev.erlangen.graph.signnet.molecule.MoleculeNet;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;

/**
 * SignNet in front of a small GatedGCN, trained on the 1000 validation molecules of ZINC-12k and
 * tested on its 1000 test molecules; the mean of the last five test errors counts.
 */
public final class SignNetZinc implements Recipe<MoleculeSettings> {
  private static final int LAST = 5;
  private static final double THAN_NONE = 0.015;
  private static final double THAN_FLIP = 0.01;

  @Override
  public String name() {
    return "signnet-zinc";
  }

  @Override
  public String system() {
    return "signnet";
  }

  @Override
  public String summary() {
    return "SignNet on real molecules, small: ZINC-12k validation set for training, test set for"
        + " testing";
  }

  @Override
  public MoleculeSettings defaults() {
    return new MoleculeSettings(
        new MoleculeSettings.Network(Base.GATEDGCN, 32, 4, Reduction.MEAN),
        new MoleculeSettings.Signs(8, SignNet.Phi.MASKED_GIN, 32, 3, Encoding.Join.CONCAT, false),
        new MoleculeSettings.Fit(40, 64, 2e-3));
  }

  @Override
  public Experiment prepare(MoleculeSettings settings, Context context) {
    MoleculeData data =
        MoleculeData.of(
            Datasets.standard().graphs("zinc").using("val-test"),
            settings.signnet().eigenvectors(),
            context);
    MoleculeSettings.Fit fit = settings.training();
    Training training =
        Training.of(
                fit.epochs(),
                fit.batch(),
                Optimizer.adam(fit.rate()),
                Schedule.steps(List.of(0.6, 0.85), List.of(0.5, 0.2)))
            .averagingLast(Math.min(LAST, fit.epochs()));
    return new Experiment(
        new MoleculeArms(settings, data, training, context).usual(),
        "mae",
        true,
        List.of(
            MoleculeArms.better(MoleculeArms.NONE, "no encoding", THAN_NONE),
            MoleculeArms.better(MoleculeArms.FLIP, "random sign flips", THAN_FLIP)),
        data.facts());
  }

  @Override
  public List<SymmetryContract> contracts(MoleculeSettings settings, String arm, Object model) {
    return MoleculeContracts.of(arm, (MoleculeNet) model);
  }
}
