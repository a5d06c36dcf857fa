package dev.erlangen.train.run;

import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.params.Params;
import dev.erlangen.train.checkpoint.CheckpointFile;
import dev.erlangen.train.checkpoint.Checkpoints;
import dev.erlangen.train.checkpoint.Identity;
import dev.erlangen.train.loop.FitResult;
import dev.erlangen.train.loop.Goal;
import dev.erlangen.train.loop.Keeper;
import dev.erlangen.train.loop.Trainer;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.Recipe.Arm;
import dev.erlangen.train.result.FitRecord;
import dev.erlangen.train.result.SeedResult;
import dev.erlangen.train.store.FitFolder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Trains one arm from one seed, or finds that this is done.
 *
 * @param recipe for the contracts of the trained model
 * @param config the configuration of the run
 * @param data hashes of the data by name
 */
record Fitting<C extends Record>(
    Recipe<C> recipe, C config, Goal goal, Map<String, String> data, RunOptions options) {

  /** Returns the finished fit; {@code first} asks for contracts and pictures too. */
  FitRecord fit(Arm arm, long seed, boolean first, Optional<FitFolder> folder) throws IOException {
    boolean writes = options.writes();
    if (folder.isPresent() && folder.get().finished()) {
      return folder.get().result().orElseThrow();
    }
    Problem problem = arm.problem().apply(seed);
    Trainer trainer = new Trainer(problem, arm.training(), goal, seed, options.ensemble());
    Keeper keeper = folder.isPresent() ? keeper(folder.get(), arm, seed) : Keeper.NONE;
    Optional<FitFolder> log = folder.filter(f -> writes);
    FitResult fit =
        trainer.run(
            writes ? keeper : Keeper.reading(keeper),
            new FitWatcher(arm, seed, goal, options.progress(), log));
    options.progress().end();
    // The previous fit's tensors are garbage, but the collector sees only their small Java shells.
    System.gc();
    FitRecord record = record(arm, seed, problem, fit, first && writes);
    if (log.isPresent()) {
      SafeTensors.write(
          log.get().model(),
          Params.named(problem.model()),
          new TreeMap<>(Map.of("format", "pt", "arm", arm.name(), "recipe", recipe.name())));
      log.get().finish(record);
    }
    return record;
  }

  private FitRecord record(Arm arm, long seed, Problem problem, FitResult fit, boolean first) {
    SeedResult result =
        new SeedResult(
            seed,
            fit.test(),
            fit.validation(),
            fit.bestEpoch(),
            fit.parameters(),
            fit.seconds(),
            fit.history());
    return first
        ? new FitRecord(
            result,
            Contracts.check(
                arm.name(), recipe.contracts(config, arm.name(), problem.model()), seed),
            problem.sections())
        : new FitRecord(result, List.of(), List.of());
  }

  private Keeper keeper(FitFolder folder, Arm arm, long seed) {
    Map<String, String> names = new TreeMap<>();
    data.forEach((name, hash) -> names.put("data " + name, hash));
    names.put("recipe", recipe.name());
    names.put("model", arm.name());
    names.put("seed", Long.toString(seed));
    Identity identity = Identity.of(names, config, recipe.defaults(), arm.training());
    return new Checkpoints(
        new CheckpointFile(folder.checkpoint(), identity), options.checkpointSeconds());
  }
}
