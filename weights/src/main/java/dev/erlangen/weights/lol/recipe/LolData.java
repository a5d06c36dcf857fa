package dev.erlangen.weights.lol.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.LolProblem;
import dev.erlangen.weights.population.Generator;
import dev.erlangen.weights.population.Population;
import dev.erlangen.weights.population.PopulationSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A population, and the same adapters in other bases.
 *
 * @param population the adapters
 * @param moved the same updates in other bases, see {@link Moves}
 * @param otherRanks adapters of other ranks of the same base network
 */
record LolData(Population population, LowRank moved, List<LolProblem.Test> otherRanks) {
  static LolData of(
      PopulationSettings settings, Map<String, Integer> otherRanks, Recipe.Context context) {
    Population population = Generator.of(settings, context);
    Device device = context.device();
    LowRank factors = population.factors().to(device, ScalarType.Float);
    LowRank moved = Moves.random(factors, new Rng(settings.seed() + 99));
    return new LolData(
        new Population(factors, on(population.members(), device), on(population.losses(), device)),
        moved,
        otherRanks.entrySet().stream()
            .map(e -> tested(e.getKey(), settings.likewise(e.getValue()), context))
            .toList());
  }

  private static LolProblem.Test tested(
      String name, PopulationSettings settings, Recipe.Context context) {
    Population population = Generator.of(settings, context);
    return new LolProblem.Test(
        name,
        population.factors().to(context.device(), ScalarType.Float),
        on(population.members(), context.device()),
        LongStream.range(0, population.size()).toArray());
  }

  private static Tensor on(Tensor t, Device device) {
    return t.to(device, ScalarType.Float);
  }

  /** What a reader should know. */
  List<String> facts(PopulationSettings s) {
    double[] losses = Tensors.doubles(population.losses());
    double least = Arrays.stream(losses).min().orElseThrow();
    double most = Arrays.stream(losses).max().orElseThrow();
    return List.of(
        String.format(
            Locale.ROOT,
            "%d adapters of rank %d on three matrices of a denoising autoencoder (%s), %d updates"
                + " each on a random subset of the classes; test error %.4f to %.4f",
            population.size(),
            s.rank(),
            s.images(),
            s.steps(),
            least,
            most),
        "'moved' measures the same test adapters after changes of basis U R, V R^-T, the entries of R"
            + " normal: the same fine-tuned models in other files");
  }
}
