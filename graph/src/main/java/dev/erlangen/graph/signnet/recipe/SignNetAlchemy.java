package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.Datasets;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.graph.layer.Reduction;
import dev.erlangen.graph.signnet.gine.AllPairsSignNet;
import dev.erlangen.graph.signnet.gine.Convolution;
import dev.erlangen.graph.signnet.gine.EigenGin;
import dev.erlangen.graph.signnet.gine.GineNet;
import dev.erlangen.graph.signnet.gine.SignNetGine;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The published configuration for Alchemy: 12 standardised targets, all eigenpairs. */
public final class SignNetAlchemy implements Recipe<AlchemySettings> {
  private static final String SET = "tu:alchemy_full";
  private static final int HEADS = 4;
  private static final double ATTENTION_DROPOUT = 0.1;
  private static final double DECAY = 1e-5;
  private static final double HALF = 0.5;
  private static final int PATIENCE = 20;
  private static final double MIN_RATE = 1e-6;

  @Override
  public String name() {
    return "signnet-alchemy";
  }

  @Override
  public String system() {
    return "signnet";
  }

  @Override
  public String summary() {
    return "SignNet with eigenvalues before GINE on 12 quantum properties (Alchemy, to be downloaded)";
  }

  @Override
  public AlchemySettings defaults() {
    return new AlchemySettings(108, 16, 8, 4, 10_000, 1000, 1000, 128, 1e-3);
  }

  @Override
  public Experiment prepare(AlchemySettings settings, Context context) {
    return prepare(Datasets.standard().graphs(SET), settings, context);
  }

  static Experiment prepare(GraphDataset set, AlchemySettings settings, Context context) {
    Check.that(context.device().is_cpu(), "signnet-alchemy runs on the CPU only");
    int needed = settings.train() + 2 * settings.held();
    Check.that(
        set.graphs().size() >= needed,
        "train + 2 held = %d molecules are wanted, '%s' has %d",
        needed,
        set.name(),
        set.graphs().size());
    Check.that(
        set.nodeVocabulary().size() == 1 && set.arcVocabulary().size() == 1,
        "'%s' must have one column of atom types and one of bond types",
        set.name());
    context.usedData(set.name(), set.digest());
    List<Graph> drawn = set.select(drawn(set.graphs().size(), needed));
    List<Graph> graphs = standardised(drawn, settings.train());
    int held = settings.train() + settings.held();
    Map<Problem.Split, GineProblem.Part> parts =
        Map.of(
            Problem.Split.TRAIN, SignNetZincGine.part(graphs.subList(0, settings.train())),
            Problem.Split.VALIDATION, SignNetZincGine.part(graphs.subList(settings.train(), held)),
            Problem.Split.TEST, SignNetZincGine.part(graphs.subList(held, needed)));
    Training training =
        Training.of(
            settings.epochs(),
            settings.batch(),
            Optimizer.adam(settings.rate()).withWeightDecay(DECAY),
            Schedule.plateau(HALF, PATIENCE, MIN_RATE));
    SignNetGine.Config config = config(set, settings);
    return new Experiment(
        List.of(
            new Arm(
                "signnet",
                "GINE + SignNet, with eigenvalues",
                training,
                seed -> GineProblem.of(parts, config.init(new Rng(seed))))),
        "mae",
        true,
        List.of(),
        List.of(
            "targets are standardised by the training molecules; errors are in those units",
            "molecules are drawn with seed 0; the paper's own index files are not used",
            "the paper reports a test MAE of 0.113 ± 0.002"));
  }

  private static int[] drawn(int all, int count) {
    long[] order = Tensors.longs(new Rng(0).permutation(all));
    return Arrays.stream(order, 0, count).mapToInt(Math::toIntExact).toArray();
  }

  private static List<Graph> standardised(List<Graph> graphs, int train) {
    int targets = graphs.get(0).targets().length;
    double[] mean = new double[targets];
    double[] deviation = new double[targets];
    for (int t = 0; t < targets; t++) {
      int target = t;
      double[] values =
          graphs.subList(0, train).stream().mapToDouble(g -> g.targets()[target]).toArray();
      double centre = Arrays.stream(values).average().orElseThrow();
      double squares = Arrays.stream(values).map(v -> (v - centre) * (v - centre)).sum();
      mean[t] = centre;
      deviation[t] = Math.sqrt(squares / (train - 1));
      Check.that(deviation[t] > 0, "target %d is the same for all training molecules", t);
    }
    return graphs.stream()
        .map(
            g -> {
              double[] y = g.targets();
              for (int t = 0; t < targets; t++) {
                y[t] = (y[t] - mean[t]) / deviation[t];
              }
              return g.withTargets(y);
            })
        .toList();
  }

  private static SignNetGine.Config config(GraphDataset set, AlchemySettings s) {
    return new SignNetGine.Config(
        new AllPairsSignNet.Config(
            s.width(),
            new EigenGin.Config(s.width(), s.signLayers(), true),
            HEADS,
            s.rhoLayers(),
            ATTENTION_DROPOUT,
            true,
            false),
        new GineNet.Config(
            s.width(),
            set.targetNames().size(),
            s.layers(),
            Convolution.Kind.GINE,
            Reduction.SUM,
            0,
            0,
            true,
            true,
            0,
            set.nodeVocabulary().get(0),
            set.arcVocabulary().get(0),
            1,
            1));
  }

  /** The contracts need molecules with categories; those of signnet cover this network. */
  @Override
  public List<SymmetryContract> contracts(AlchemySettings settings, String arm, Object model) {
    return List.of();
  }
}
