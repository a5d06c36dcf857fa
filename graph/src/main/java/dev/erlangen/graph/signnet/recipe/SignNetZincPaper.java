package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.data.Datasets;
import dev.erlangen.graph.signnet.molecule.MoleculeNet;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;

/** A row of the paper's table on ZINC at its full size, with the official training. */
public final class SignNetZincPaper implements Recipe<PaperSettings> {
  private static final double HALF = 0.5;

  @Override
  public String name() {
    return "signnet-zinc-paper";
  }

  @Override
  public String system() {
    return "signnet";
  }

  @Override
  public String summary() {
    return "A row of the paper's ZINC table at full size: 16 layers, all eigenvectors; days on a"
        + " processor";
  }

  @Override
  public PaperSettings defaults() {
    return new PaperSettings(
        new PaperSettings.Row(Base.GATEDGCN, PaperRow.Kind.SIGNNET_ALL, false),
        new PaperSettings.Fit(1000, 128, 1e-3, 25, 1e-6));
  }

  @Override
  public Experiment prepare(PaperSettings settings, Context context) {
    PaperSettings.Fit fit = settings.training();
    PaperRow row = PaperRow.of(settings.row().base(), settings.row().encoding());
    MoleculeSettings sizes =
        row.settings(fit.epochs(), fit.batch(), fit.rate(), settings.row().packed());
    MoleculeData data =
        MoleculeData.of(
            Datasets.standard().graphs("zinc"), sizes.signnet().eigenvectors(), context);
    Training training =
        Training.of(
            fit.epochs(),
            fit.batch(),
            Optimizer.adam(fit.rate()).withWeightDecay(row.weightDecay()),
            Schedule.plateau(HALF, fit.patience(), fit.minRate()));
    List<String> facts = new ArrayList<>(data.facts());
    facts.add(row.fact());
    return new Experiment(
        List.of(row.pick(new MoleculeArms(sizes, data, training, context))),
        "mae",
        true,
        List.of(),
        facts);
  }

  @Override
  public List<SymmetryContract> contracts(PaperSettings settings, String arm, Object model) {
    return MoleculeContracts.of(arm, (MoleculeNet) model);
  }
}
