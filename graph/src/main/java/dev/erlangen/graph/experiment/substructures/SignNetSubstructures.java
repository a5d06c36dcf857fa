package dev.erlangen.graph.experiment.substructures;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.graph.experiment.substructures.SubstructureNet.Encoding;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** SignNet and BasisNet let message passing count cycles and see distances. */
public final class SignNetSubstructures implements Recipe<SubstructureSettings> {

  @Override
  public String name() {
    return "signnet-substructures";
  }

  @Override
  public String system() {
    return "signnet";
  }

  @Override
  public String summary() {
    return "counting substructures of random graphs: SignNet and BasisNet against message passing";
  }

  @Override
  public SubstructureSettings defaults() {
    return new SubstructureSettings(
        new SubstructureSettings.Graphs(1500, 10, 30, 1),
        new SubstructureSettings.Network(32, 3, 16, 3),
        new SubstructureSettings.Fit(60, 32, 3e-3));
  }

  @Override
  public Experiment prepare(SubstructureSettings settings, Context context) {
    SubstructureData data = SubstructureData.of(settings.graphs(), context);
    List<Integer> multiplicities = data.multiplicities();
    SubstructureSettings.Fit fit = settings.training();
    Training training =
        Training.of(fit.epochs(), fit.batch(), Optimizer.adam(fit.rate()), Schedule.cosine(0));
    List<Arm> arms =
        Arrays.stream(Encoding.values())
            .map(
                e ->
                    new Arm(
                        arm(e),
                        label(e),
                        training,
                        seed ->
                            SubstructureProblem.of(
                                data,
                                SubstructureNet.fresh(
                                    e,
                                    settings.network(),
                                    data.columns(),
                                    multiplicities,
                                    new Rng(seed)),
                                context.device())))
            .toList();
    return new Experiment(
        arms,
        "mse",
        true,
        List.of(
            better(Encoding.SIGNNET, "counts"),
            better(Encoding.BASISNET, "counts"),
            better(Encoding.SIGNNET, "properties"),
            better(Encoding.BASISNET, "properties")),
        data.facts());
  }

  private static Claim better(Encoding encoding, String metric) {
    return new Claim(
        "%s has a lower error of the %s than message passing without positions"
            .formatted(label(encoding), metric),
        results -> results.mean(arm(encoding), metric) < results.mean(arm(Encoding.NONE), metric));
  }

  private static String arm(Encoding encoding) {
    return encoding.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String label(Encoding encoding) {
    return switch (encoding) {
      case SIGNNET -> "GIN + SignNet";
      case BASISNET -> "GIN + BasisNet";
      case SIGN_FLIP -> "GIN + random signs";
      case NONE -> "GIN, no encoding";
    };
  }

  @Override
  public List<SymmetryContract> contracts(SubstructureSettings settings, String arm, Object model) {
    SubstructureNet net = (SubstructureNet) model;
    return new SubstructureContracts(net, settings.graphs().largest() - 1)
        .all(label(net.encoding()));
  }
}
