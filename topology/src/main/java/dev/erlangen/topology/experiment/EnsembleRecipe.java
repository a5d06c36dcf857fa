package dev.erlangen.topology.experiment;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.data.Datasets;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homp.ComplexModel;
import dev.erlangen.topology.homp.HompConfig;
import dev.erlangen.topology.lifting.CyclicLifting;
import dev.erlangen.topology.lifting.LiftedGraph;
import dev.erlangen.topology.smcn.EnsembleConfig;
import dev.erlangen.topology.smcn.Pair;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;
import java.util.function.LongFunction;

/** The published ensemble of HOMP and SMCN on molecules of MoleculeNet, beside HOMP alone. */
abstract class EnsembleRecipe implements Recipe<EnsembleSettings> {
  /** Rings of up to six atoms, as published for these sets. */
  private static final CyclicLifting RINGS = new CyclicLifting(3, 6);

  private static final String ENSEMBLE = "ensemble";
  private static final String HOMP = "homp";

  private final String name;
  private final String summary;
  private final String set;
  private final EnsembleConfig published;

  EnsembleRecipe(String name, String summary, String set, EnsembleConfig published) {
    this.name = name;
    this.summary = summary;
    this.set = set;
    this.published = published;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String system() {
    return "smcn";
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public Experiment prepare(EnsembleSettings settings, Context context) {
    GraphDataset data = Datasets.standard().graphs(set);
    Check.that(
        data.targetNames().size() == 1, "'%s' has several targets: %s", set, data.targetNames());
    EnsembleProblem.Data parts =
        EnsembleProblem.Data.of(
            lifted(set + " training", data.train(), context),
            lifted(set + " validation", data.val(), context),
            lifted(set + " test", data.test(), context),
            data.classes() > 0);
    EnsembleSettings.Network n = settings.network();
    Pair pair = published.pair();
    EnsembleConfig ensemble =
        new EnsembleConfig(
            n.cells(),
            n.cellLayers(),
            published.cellRanks(),
            n.pairs(),
            n.pairLayers(),
            published.pairRanks(),
            pair,
            published.residual(),
            n.dropout(),
            1);
    HompConfig homp =
        new HompConfig(HompConfig.Task.MOLECULE, n.cells(), n.cellLayers(), 1, n.dropout());
    EnsembleSettings.Fit fit = settings.training();
    Training training =
        Training.of(fit.epochs(), fit.batch(), Optimizer.adam(fit.rate()), Schedule.cosine(0));
    return new Experiment(
        List.of(
            arm(ENSEMBLE, "HOMP and SMCN on " + pair, training, parts, context, ensemble::init),
            arm(HOMP, "HOMP", training, parts, context, homp::init)),
        parts.metric(),
        !parts.classes(),
        List.of(
            new Claim(
                "the ensemble does better than HOMP alone",
                r -> (r.mean(ENSEMBLE) < r.mean(HOMP)) != parts.classes())),
        List.of(
            "%s: %d molecules for training, %d for validation, %d for testing; target %s; rings of 3 to 6 atoms"
                .formatted(
                    set,
                    parts.train().size(),
                    parts.val().size(),
                    parts.test().size(),
                    data.targetNames().get(0))));
  }

  /** Makes a network from a source of random numbers. */
  private interface Fresh {
    ComplexModel init(Rng rng);
  }

  private static Arm arm(
      String name,
      String label,
      Training training,
      EnsembleProblem.Data data,
      Context context,
      Fresh fresh) {
    LongFunction<Problem> problem =
        seed -> EnsembleProblem.of(data, fresh.init(new Rng(seed)), context.device());
    return new Arm(name, label, training, problem);
  }

  private static List<TypedComplex> lifted(String name, List<Graph> graphs, Context context) {
    return LiftedMolecules.of(name, graphs, RINGS, LiftedGraph::typed, context);
  }

  @Override
  public List<SymmetryContract> contracts(EnsembleSettings settings, String arm, Object model) {
    return ComplexContracts.of(arm, new Separator.Batched((ComplexModel) model));
  }
}
