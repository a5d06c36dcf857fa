package dev.erlangen.cli.verb;

import dev.erlangen.cli.RunsOption;
import dev.erlangen.cli.SymmetryTable;
import dev.erlangen.core.Check;
import dev.erlangen.core.Nearest;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe.Arm;
import dev.erlangen.train.recipe.Registry;
import dev.erlangen.train.recipe.SystemInfo;
import dev.erlangen.train.run.StoredRun;
import dev.erlangen.train.store.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen check}: measures the symmetries that are claimed. */
@Command(
    name = "check",
    description = {
      "Measure how far a model is from the symmetries that it claims.",
      "Group elements are drawn at random and applied in float64; the error is relative. Claims that"
          + " a symmetry must be broken are measured too. Exits with 1 if a claim fails."
    },
    footer = {
      "  erlangen check signnet                   a system with freshly drawn parameters",
      "  erlangen check last                      the models of the latest run",
      "  erlangen check --all --samples 32        every system, more group elements"
    })
public final class CheckVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Machine machine = new Machine();
  @Mixin private RunsOption runs = new RunsOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "SYSTEM|RUN",
      completionCandidates = Names.Systems.class,
      description = "A system with fresh parameters, or the trained models of a run.")
  private @Nullable String subject;

  @Option(names = "--all", description = "Check every system.")
  private boolean all;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Group elements per claim. Default: ${DEFAULT-VALUE}.")
  private int samples = 8;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Source of inputs and group elements. Default: ${DEFAULT-VALUE}.")
  private long seed;

  private int made;
  private int failed;

  @Override
  public Integer call() throws IOException {
    Check.between("--samples", samples, 1, 100_000);
    Check.that(all != (subject != null), "name a system or a run, or --all");
    Registry registry = Registry.load();
    List<String> systems = registry.systems().stream().map(SystemInfo::name).toList();
    if (subject != null && !systems.contains(subject)) {
      checkRun(registry, run(subject, systems));
    } else {
      machine.start();
      for (String system : all ? systems : List.of(String.valueOf(subject))) {
        print(system, registry.contracts(system));
      }
    }
    spec.commandLine()
        .getOut()
        .println(
            failed == 0
                ? made + (made == 1 ? " claim holds" : " claims hold")
                : failed + " of " + made + " claims fail");
    return failed == 0 ? 0 : 1;
  }

  private RunFolder run(String name, List<String> systems) {
    try {
      return runs.store().find(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "no system is called '"
              + name
              + "'"
              + Nearest.hint(name, systems)
              + ", and "
              + e.getMessage(),
          e);
    }
  }

  private void checkRun(Registry registry, RunFolder folder) throws IOException {
    machine.start();
    StoredRun<?> run =
        StoredRun.open(
            registry.recipe(folder.info().recipe()), folder, "cpu", Progress.on(System.err));
    for (Arm arm : run.experiment().arms()) {
      Problem problem = run.trained(arm.name(), run.seeds().get(0));
      print(folder.id() + ", " + arm.label(), run.contracts(arm.name(), problem));
    }
  }

  private void print(String title, List<SymmetryContract> contracts) {
    if (contracts.isEmpty()) {
      return;
    }
    PrintWriter out = spec.commandLine().getOut();
    SymmetryTable table = SymmetryTable.measure(contracts, samples, seed);
    out.println(title);
    table.print(out);
    out.println();
    failed += table.failed();
    made += table.size();
  }
}
