package dev.erlangen.topology.experiment;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.data.Datasets;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homp.ComplexNet;
import dev.erlangen.topology.homp.HompConfig;
import dev.erlangen.topology.lifting.LiftedGraph;
import dev.erlangen.topology.smcn.SmcnConfig;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;

/**
 * The molecular task with the published architecture, small: trained on some thousand molecules of
 * ZINC, validated and tested on those of ZINC-12k.
 */
public class SmcnZinc implements Recipe<ZincSettings> {
  private static final String SMCN = "smcn";
  private static final String HOMP = "homp";
  private static final int LAST = 5;

  @Override
  public String name() {
    return "smcn-zinc";
  }

  @Override
  public String system() {
    return "smcn";
  }

  @Override
  public String summary() {
    return "SMCN and HOMP on real molecules with rings, small: 4000 molecules of ZINC for training";
  }

  @Override
  public ZincSettings defaults() {
    return new ZincSettings(
        "jt10k",
        new ZincSettings.Network(24, 24, 2, 26, 3),
        new ZincSettings.Fit(4000, 12, 32, 2e-3, 1000));
  }

  @Override
  public Experiment prepare(ZincSettings settings, Context context) {
    GraphDataset set = Datasets.standard().graphs("zinc").using(settings.data());
    ZincSettings.Fit fit = settings.training();
    ZincProblem.Molecules data =
        new ZincProblem.Molecules(
            lifted("zinc training", first(set.train(), fit.molecules()), context),
            lifted("zinc validation", set.val(), context),
            lifted("zinc test", set.test(), context),
            set.targetNames().get(0));
    Training plain = Training.of(fit.epochs(), fit.batch(), Optimizer.adam(fit.rate()), schedule());
    Training training =
        data.val().isEmpty() ? plain.averagingLast(Math.min(LAST, fit.epochs())) : plain;
    ZincSettings.Network n = settings.network();
    var smcn = new SmcnConfig.Molecule(n.cells(), n.pairs(), 1, n.layers(), 1, 0);
    var homp = new HompConfig(HompConfig.Task.MOLECULE, n.homp(), n.hompLayers(), 1, 0);
    return new Experiment(
        List.of(
            new Arm(
                SMCN,
                "SMCN on (0,1), distances",
                training,
                seed ->
                    ZincProblem.of(
                        data, smcn.init(new Rng(seed)), fit.calibrated(), context.device())),
            new Arm(
                HOMP,
                "HOMP",
                training,
                seed ->
                    ZincProblem.of(
                        data, homp.init(new Rng(seed)), fit.calibrated(), context.device()))),
        "mae",
        true,
        List.of(
            new Claim(
                "SMCN has a lower test error than HOMP",
                results -> results.mean(SMCN) < results.mean(HOMP))),
        List.of(
            "zinc: %d molecules for training, %d for validation, %d for testing; target %s; rings of"
                    .formatted(
                        data.train().size(), data.val().size(), data.test().size(), data.target())
                + " 3 to 18 atoms"));
  }

  Schedule schedule() {
    return Schedule.cosine(1);
  }

  private static List<Graph> first(List<Graph> all, int count) {
    return count == 0 ? all : all.subList(0, Math.min(count, all.size()));
  }

  private static List<TypedComplex> lifted(String name, List<Graph> graphs, Context context) {
    return LiftedMolecules.of(name, graphs, LiftedMolecules.RINGS, LiftedGraph::typed, context);
  }

  @Override
  public List<SymmetryContract> contracts(ZincSettings settings, String arm, Object model) {
    return ComplexContracts.of(arm, new Separator.Batched((ComplexNet) model));
  }
}
