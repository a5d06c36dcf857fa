package dev.erlangen.cli.verb;

import dev.erlangen.cli.Arguments;
import dev.erlangen.cli.ClusterOption;
import dev.erlangen.cli.Interruption;
import dev.erlangen.cli.RunSummary;
import dev.erlangen.cli.RunsOption;
import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import dev.erlangen.train.config.Config;
import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.Registry;
import dev.erlangen.train.report.Report;
import dev.erlangen.train.run.DryRun;
import dev.erlangen.train.run.Outcome;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.store.RunFolder;
import dev.erlangen.train.store.RunStore;
import dev.erlangen.train.store.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen train}: runs a recipe. */
@Command(
    name = "train",
    description = {
      "Train what a recipe compares, and show the result against its baselines.",
      "The run is kept in the folder 'runs' (or ERLANGEN_RUNS): settings, metrics, checkpoints, a"
          + " report. Stop it at any moment: --resume continues to the same bits."
    },
    footer = {
      "  erlangen train signnet-molecules                      with its own settings",
      "  erlangen train signnet-molecules --seeds 3            three seeds, for a deviation",
      "  erlangen train signnet-molecules --set training.epochs=5 --set training.batch=64",
      "  erlangen train signnet-molecules --config my.yaml --dry-run",
      "  erlangen train signnet-molecules --on local[2]        on two workers of Apache Spark",
      "  erlangen train --resume                               continue the run that was stopped"
    })
public final class TrainVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Machine machine = new Machine();
  @Mixin private RunsOption runs = new RunsOption();
  @Mixin private ClusterOption on = new ClusterOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "RECIPE",
      completionCandidates = Names.Recipes.class,
      description = "What to train, as 'erlangen list' prints it.")
  private @Nullable String name;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a setting; 'erlangen show RECIPE' lists the keys. Repeatable.")
  private List<String> settings = List.of();

  @Option(names = "--config", paramLabel = "FILE", description = "Settings as YAML.")
  private @Nullable Path config;

  @Option(
      names = "--seeds",
      paramLabel = "N|A,B,…",
      description = "How many seeds (0, 1, …), or which. Default: ${DEFAULT-VALUE}.")
  private String seeds = "1";

  @Option(
      names = "--resume",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "RUN",
      description = "Continue a run that was stopped; without RUN the latest one.")
  private @Nullable String resume;

  @Option(names = "--name", paramLabel = "ID", description = "What the run is to be called.")
  private @Nullable String id;

  @Option(names = "--dry-run", description = "Only estimate parameters, memory and time.")
  private boolean dryRun;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "cpu, cuda or cuda:N. Default: ${DEFAULT-VALUE}.")
  private String device = "cpu";

  @Override
  public Integer call() throws IOException {
    Registry registry = Registry.load();
    if (resume != null) {
      return resumed(registry, resume);
    }
    Check.that(name != null, "name a recipe ('erlangen list' has them), or --resume a run");
    return fresh(registry, registry.recipe(name));
  }

  private <C extends Record> int fresh(Registry registry, Recipe<C> recipe) throws IOException {
    C bound = Config.bind(recipe.defaults(), config, settings);
    RunOptions options = RunOptions.ofSeeds(0).telling(Progress.on(System.err)).on(device);
    options = options.from(Arguments.seeds(seeds));
    machine.start();
    Torch.device(device);
    if (dryRun && !on.given()) {
      spec.commandLine().getOut().print(DryRun.of(recipe, bound, options).text());
      return 0;
    }
    try (Place place = place()) {
      return run(registry, recipe, folder(recipe, options, Config.yaml(bound)), options, place);
    }
  }

  private RunFolder folder(Recipe<?> recipe, RunOptions options, String settings)
      throws IOException {
    RunStore store = runs.store();
    String command =
        "erlangen " + Arguments.quoted(spec.commandLine().getParseResult().originalArgs());
    List<Long> all = options.seeds();
    return id == null
        ? store.create(recipe.name(), recipe.system(), all, device, command, settings)
        : store.createNamed(id, recipe.name(), recipe.system(), all, device, command, settings);
  }

  private int resumed(Registry registry, String which) throws IOException {
    Check.that(
        settings.isEmpty() && config == null && !dryRun,
        "a resumed run keeps its settings; start a new one to change them");
    RunFolder folder = which.isEmpty() ? latest() : runs.store().find(which);
    RunOptions options = RunOptions.ofSeeds(0).telling(Progress.on(System.err));
    machine.startAs(folder.info().provenance());
    try (Place place = place()) {
      return run(registry, registry.recipe(folder.info().recipe()), folder, options, place);
    }
  }

  /** The newest run, of the recipe if one is named, that has something left to do. */
  private RunFolder latest() {
    return runs.store().all().stream()
        .filter(r -> name == null || r.info().recipe().equals(name))
        .filter(r -> r.status() == Status.INTERRUPTED || r.status() == Status.FAILED)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no run in %s was stopped; 'erlangen runs list' has them all"
                        .formatted(runs.store().root().toAbsolutePath())));
  }

  private Place place() {
    Check.that(!dryRun || !on.given(), "--dry-run estimates one process; leave out --on");
    return Place.open(on.cluster(Torch.threads()));
  }

  private int run(
      Registry registry, Recipe<?> recipe, RunFolder folder, RunOptions options, Place place)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    String hint = "%nstopped; to continue: erlangen train --resume %s".formatted(folder.id());
    try (Interruption stopped = Interruption.hint(err, hint)) {
      Outcome outcome = place.train(recipe, folder, options);
      Report.write(folder, registry);
      RunSummary.print(spec.commandLine().getOut(), folder, outcome.result());
    }
    return 0;
  }
}
