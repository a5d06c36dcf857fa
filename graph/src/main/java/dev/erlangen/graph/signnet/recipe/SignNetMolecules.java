package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.data.Datasets;
import dev.erlangen.data.molecule.EmbeddedMolecules;
import dev.erlangen.graph.layer.Reduction;
import dev.erlangen.graph.signnet.SignNet;
import dev.erlangen.graph.signnet.molecule.Encoding;
import dev.erlangen.graph.signnet.molecule.MoleculeNet;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;

/** SignNet in front of GatedGCN on the embedded molecules: the first run, without network. */
public final class SignNetMolecules implements Recipe<MoleculeSettings> {
  /**
   * All non-trivial eigenvectors of the largest molecule: ring sizes show in the whole spectrum.
   */
  private static final int ALL = 29;

  private static final double MARGIN = 0.1;

  @Override
  public String name() {
    return "signnet-molecules";
  }

  @Override
  public String system() {
    return "signnet";
  }

  @Override
  public String summary() {
    return "SignNet against no encoding and random signs on embedded molecules, minutes, no network";
  }

  @Override
  public MoleculeSettings defaults() {
    return new MoleculeSettings(
        new MoleculeSettings.Network(Base.GATEDGCN, 32, 4, Reduction.MEAN),
        new MoleculeSettings.Signs(ALL, SignNet.Phi.MASKED_GIN, 32, 3, Encoding.Join.CONCAT, true),
        new MoleculeSettings.Fit(20, 64, 2e-3));
  }

  @Override
  public Experiment prepare(MoleculeSettings settings, Context context) {
    MoleculeData data =
        MoleculeData.of(
            Datasets.standard().graphs(EmbeddedMolecules.NAME),
            settings.signnet().eigenvectors(),
            context);
    MoleculeSettings.Fit fit = settings.training();
    Training training =
        Training.of(
            fit.epochs(),
            fit.batch(),
            Optimizer.adam(fit.rate()),
            Schedule.steps(List.of(0.6, 0.85), List.of(0.5, 0.2)));
    MoleculeArms arms = new MoleculeArms(settings, data, training, context);
    return new Experiment(
        arms.usual(),
        "mae",
        true,
        List.of(
            MoleculeArms.better(MoleculeArms.NONE, "no encoding", MARGIN),
            MoleculeArms.better(MoleculeArms.FLIP, "random sign flips", MARGIN)),
        data.facts());
  }

  @Override
  public List<SymmetryContract> contracts(MoleculeSettings settings, String arm, Object model) {
    return MoleculeContracts.of(arm, (MoleculeNet) model);
  }
}
