package dev.erlangen.weights.lol.library;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.train.loop.DivergedException;
import dev.erlangen.train.loop.Goal;
import dev.erlangen.train.loop.Keeper;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Trainer;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.loop.Watcher;
import dev.erlangen.train.recipe.Problem.Split;
import dev.erlangen.weights.adapter.AdapterReader;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.LolModel;
import dev.erlangen.weights.lol.LolProblem;
import dev.erlangen.weights.lol.Objective;
import dev.erlangen.weights.lol.Partition;
import dev.erlangen.weights.lol.recipe.Kind;
import dev.erlangen.weights.lol.recipe.LolSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Trains a model on labelled adapter files. The factors of all of them are kept in memory in
 * float32.
 *
 * @param kind the network
 * @param network its widths
 * @param fit epochs, batch, learning rate
 * @param seed of partition and parameters
 * @param zeros whether a missing module counts as not changed
 */
public record AdapterTraining(
    Kind kind, LolSettings.Network network, LolSettings.Fit fit, long seed, boolean zeros) {

  /**
   * What came out.
   *
   * @param model the best of all epochs on the validation adapters
   * @param metrics by part
   * @param sizes number of adapters by part
   * @param parameters number of trained values
   */
  public record Result(
      AdapterModel model,
      Map<Split, Map<String, Double>> metrics,
      Map<Split, Integer> sizes,
      long parameters) {}

  /**
   * Reads the adapters and trains.
   *
   * @param objective what the values are
   * @param read hears how many of how many adapters were read
   * @param warnings hears of missing modules
   * @param watcher sees the epochs
   * @throws IllegalArgumentException naming the adapter that does not fit the first
   */
  public Result run(
      LabelTable table,
      Objective objective,
      BiConsumer<Integer, Integer> read,
      Consumer<String> warnings,
      Watcher watcher) {
    Check.that(
        objective == Objective.REAL || table.isBinary(),
        "binary properties must be 0 or 1; for other values choose regression");
    Partition partition = Partition.of(table.size(), seed);
    LoraSlots slots =
        LoraSlots.of(AdapterReader.read(table.paths().get((int) partition.train()[0])));
    LowRank all = LowRank.joined(factors(table, slots, read, warnings));
    Standards standards = Standards.of(table, all, partition, objective);
    ModelSpec spec =
        new ModelSpec(
            ModelSpec.VERSION,
            kind,
            network,
            slots,
            all.rank(),
            standards.gains(),
            objective,
            table.columns(),
            standards.means(),
            standards.deviations());
    LowRank fitted = AdapterModel.fitted(all, spec);
    LolModel fresh =
        spec.fresh(fitted.map(t -> t.narrow(0, partition.train()[0], 1)), new Rng(seed));
    LolProblem problem =
        LolProblem.of(
            fresh,
            fitted,
            standards.targets(table),
            objective,
            partition,
            List.of(),
            Torch.device("cpu"));
    Training training =
        Training.of(
            fit.epochs(),
            fit.batch(),
            Optimizer.adamw(fit.rate(), fit.decay()),
            Schedule.constant());
    Trainer trainer = new Trainer(problem, training, new Goal(objective.metric(), false), seed);
    try {
      trainer.run(Keeper.NONE, watcher);
    } catch (DivergedException e) {
      throw new IllegalArgumentException(e.getMessage(), e); // other settings are needed
    }
    Map<Split, Map<String, Double>> metrics = new EnumMap<>(Split.class);
    Map<Split, Integer> sizes = new EnumMap<>(Split.class);
    for (Split part : Split.values()) {
      metrics.put(part, NoGrad.get(() -> problem.evaluate(part)));
      sizes.put(part, partition.part(part).length);
    }
    AdapterModel model = new AdapterModel(spec, problem.model());
    return new Result(model, metrics, sizes, trainer.parameters());
  }

  private List<LowRank> factors(
      LabelTable table,
      LoraSlots slots,
      BiConsumer<Integer, Integer> read,
      Consumer<String> warnings) {
    List<LowRank> out = new ArrayList<>();
    for (Path path : table.paths()) {
      try {
        out.add(
            slots.read(
                AdapterReader.read(path), zeros, text -> warnings.accept(path + ": " + text)));
      } catch (IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        throw message.contains(path.toString())
            ? e
            : new IllegalArgumentException(path + ": " + message, e);
      }
      read.accept(out.size(), table.size());
    }
    return out;
  }
}
