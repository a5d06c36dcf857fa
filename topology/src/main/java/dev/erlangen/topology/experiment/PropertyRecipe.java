package dev.erlangen.topology.experiment;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.topology.homp.ComplexNet;
import dev.erlangen.topology.homp.HompConfig;
import dev.erlangen.topology.smcn.SmcnConfig;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;
import java.util.function.Function;

/** Predicts a topological property of molecules from their cells alone, with SMCN and with HOMP. */
abstract class PropertyRecipe implements Recipe<PropertySettings> {
  static final String SMCN = "smcn";
  static final String HOMP = "homp";

  abstract Property property();

  abstract String metric();

  abstract boolean lowerIsBetter();

  abstract Claim claim();

  @Override
  public String system() {
    return "smcn";
  }

  @Override
  public PropertySettings defaults() {
    return new PropertySettings(
        new PropertySettings.Molecules(800, 396),
        new PropertySettings.Network(16, 2, 24, 4),
        new PropertySettings.Fit(30, 64, 3e-3, 9));
  }

  @Override
  public Experiment prepare(PropertySettings settings, Context context) {
    PropertyData data = PropertyData.of(property(), settings.molecules(), context);
    PropertySettings.Network n = settings.network();
    return new Experiment(
        List.of(
            arm(
                SMCN,
                "SMCN on (0,2), membership",
                settings,
                data,
                context,
                rng -> SmcnConfig.Topological.official(n.smcn(), n.smcnLayers(), 1).init(rng)),
            arm(
                HOMP,
                "HOMP",
                settings,
                data,
                context,
                rng ->
                    new HompConfig(HompConfig.Task.TOPOLOGICAL, n.homp(), n.hompLayers(), 1, 0)
                        .init(rng))),
        metric(),
        lowerIsBetter(),
        List.of(claim()),
        data.facts());
  }

  private static Arm arm(
      String name,
      String label,
      PropertySettings settings,
      PropertyData data,
      Context context,
      Function<Rng, ComplexNet> fresh) {
    PropertySettings.Fit fit = settings.training();
    Training training =
        Training.of(
            fit.epochs(), fit.batch(), Optimizer.adam(fit.rate()), Schedule.cosine(fit.warmup()));
    return new Arm(
        name,
        label,
        training,
        seed ->
            PropertyProblem.of(data, fresh.apply(new Rng(seed)), fit.batch(), context.device()));
  }

  @Override
  public List<SymmetryContract> contracts(PropertySettings settings, String arm, Object model) {
    return ComplexContracts.of(arm, new Separator.Batched((ComplexNet) model));
  }
}
