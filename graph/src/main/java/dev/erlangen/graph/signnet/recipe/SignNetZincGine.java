package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.data.Datasets;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.graph.signnet.gine.AllPairsSignNet;
import dev.erlangen.graph.signnet.gine.EigenGin;
import dev.erlangen.graph.signnet.gine.GineNet;
import dev.erlangen.graph.signnet.gine.SignNetGine;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The row GINE + SignNet (all) of the ZINC table: a set transformer reads all eigenvectors. */
public final class SignNetZincGine implements Recipe<GineSettings> {
  private static final int HEADS = 4;
  private static final double ATTENTION_DROPOUT = 0.1;
  private static final double HALF = 0.5;
  private static final int PERIOD = 50;

  @Override
  public String name() {
    return "signnet-zinc-gine";
  }

  @Override
  public String system() {
    return "signnet";
  }

  @Override
  public String summary() {
    return "GINE behind a set transformer over all eigenvectors, on ZINC at full size; days on a"
        + " processor";
  }

  @Override
  public GineSettings defaults() {
    return new GineSettings(95, 6, 8, 1, false, "jt10k", 310, 128, 1e-3);
  }

  @Override
  public Experiment prepare(GineSettings settings, Context context) {
    Check.that(context.device().is_cpu(), "signnet-zinc-gine runs on the CPU only");
    GraphDataset set = Datasets.standard().graphs("zinc").using(settings.split());
    context.usedData(set.name(), set.digest());
    Map<Problem.Split, GineProblem.Part> parts =
        Map.of(
            Problem.Split.TRAIN, part(set.train()),
            Problem.Split.VALIDATION, part(set.val()),
            Problem.Split.TEST, part(set.test()));
    SignNetGine.Config config = config(settings, set.nodeVocabulary().get(0));
    Training training =
        Training.of(
            settings.epochs(),
            settings.batch(),
            Optimizer.adam(settings.rate()),
            halving(settings.epochs()));
    return new Experiment(
        List.of(
            new Arm(
                "signnet",
                "GINE + SignNet, all eigenvectors",
                training,
                seed -> GineProblem.of(parts, config.init(new Rng(seed))))),
        "mae",
        true,
        List.of(),
        List.of(
            "all eigenvectors of every molecule, read as a set",
            "the paper reports a test MAE of 0.102 ± 0.002 with the official training molecules"));
  }

  private static SignNetGine.Config config(GineSettings settings, long atoms) {
    return new SignNetGine.Config(
        new AllPairsSignNet.Config(
            settings.width(),
            new EigenGin.Config(settings.width(), settings.signLayers(), settings.eigenvalues()),
            HEADS,
            settings.rhoLayers(),
            ATTENTION_DROPOUT,
            settings.eigenvalues(),
            false),
        GineNet.Config.categorical(settings.width(), 1, settings.layers(), atoms));
  }

  static GineProblem.Part part(List<Graph> graphs) {
    return new GineProblem.Part(
        graphs,
        graphs.isEmpty() ? List.of() : SpectralDecomposition.of(graphs, LaplacianType.SYMMETRIC));
  }

  private static Schedule halving(int epochs) {
    List<Double> at =
        IntStream.rangeClosed(1, (epochs - 1) / PERIOD)
            .mapToObj(cut -> (double) cut * PERIOD / epochs)
            .toList();
    return Schedule.steps(at, at.stream().map(a -> HALF).toList());
  }

  @Override
  public List<SymmetryContract> contracts(GineSettings settings, String arm, Object model) {
    return GineContracts.of(arm, (SignNetGine) model);
  }
}
