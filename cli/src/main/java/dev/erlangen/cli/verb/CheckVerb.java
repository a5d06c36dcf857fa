package dev.erlangen.cli.verb;

import dev.erlangen.cli.SymmetryTable;
import dev.erlangen.core.Check;
import dev.erlangen.train.recipe.Registry;
import dev.erlangen.train.recipe.SystemInfo;
import java.io.PrintWriter;
import java.util.Collection;
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
      "  erlangen check --all --samples 32        every system, more group elements"
    })
public final class CheckVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Machine machine = new Machine();

  @Parameters(
      arity = "0..1",
      paramLabel = "SYSTEM",
      completionCandidates = Names.Systems.class,
      description = "What to check, as 'erlangen list' prints it.")
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

  @Override
  public Integer call() {
    Check.between("--samples", samples, 1, 100_000);
    Check.that(all != (subject != null), "name a system, or --all");
    Registry registry = Registry.load();
    Collection<SystemInfo> systems =
        all ? registry.systems() : List.of(registry.system(String.valueOf(subject)));
    machine.start();
    PrintWriter out = spec.commandLine().getOut();
    int failed = 0;
    int made = 0;
    for (SystemInfo system : systems) {
      SymmetryTable table = SymmetryTable.measure(registry.contracts(system.name()), samples, seed);
      out.println(system.name());
      table.print(out);
      out.println();
      failed += table.failed();
      made += table.size();
    }
    out.println(
        failed == 0
            ? made + (made == 1 ? " claim holds" : " claims hold")
            : failed + " of " + made + " claims fail");
    return failed == 0 ? 0 : 1;
  }
}
