package dev.erlangen.graph.experiment.filters;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;

/** What the two filter recipes share: all but their own models and claims. */
abstract sealed class FilterRecipe implements Recipe<FilterSettings>
    permits SignNetFilters, BasisNetFilters {
  /** The recipe's own models, its system's first. */
  abstract List<Method> own();

  /** Claims about those arms that take part. */
  abstract List<Claim> claims(List<Method> methods);

  @Override
  public Experiment prepare(FilterSettings settings, Context context) {
    FilterData data = FilterData.of(settings, context);
    FilterNetworks networks =
        new FilterNetworks(settings.networks(), data.nodes(), data.multiplicities());
    List<Method> methods = new ArrayList<>(own());
    settings.baselines().stream().filter(m -> !methods.contains(m)).forEach(methods::add);
    FilterSettings.Fit fit = settings.training();
    Training training =
        Training.of(fit.epochs(), 1, Optimizer.adam(fit.rate()), Schedule.constant())
            .evaluatingEvery(fit.measureEvery());
    return new Experiment(
        methods.stream().map(m -> arm(m, data, networks, training, context)).toList(),
        "error",
        true,
        claims(methods),
        data.facts(settings));
  }

  private static Arm arm(
      Method method, FilterData data, FilterNetworks networks, Training training, Context context) {
    return new Arm(
        method.arm(),
        method.label(),
        training,
        seed ->
            new FilterProblem(
                data,
                method,
                data.imageOf(seed),
                networks.fresh(method, new Rng(seed)),
                context.device()));
  }

  @Override
  public List<SymmetryContract> contracts(FilterSettings settings, String arm, Object model) {
    return FilterContracts.of(Method.ofArm(arm), settings.images().grid(), (FilterModel) model);
  }
}
