package dev.erlangen.cli.verb;

import dev.erlangen.cli.Glob;
import dev.erlangen.cli.Table;
import dev.erlangen.core.Check;
import dev.erlangen.core.Nearest;
import dev.erlangen.train.bench.Benchmark;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen bench}: lists and runs benchmarks. */
@Command(
    name = "bench",
    description = {
      "Run benchmarks whose names match a pattern; without one, list them.",
      "Values are medians on this machine; leave it alone while they run."
    },
    footer = {
      "  erlangen bench                           what can be measured",
      "  erlangen bench aggregation --threads 1   one benchmark, on one thread",
      "  erlangen bench --all --seconds 5         all of them, quickly",
      "  erlangen bench --all --markdown          the text of docs/results/performance.md",
      "",
      "ERLANGEN_PYTHON names the Python of an environment with bench/peers/requirements.txt;",
      "peers then run beside, on the same input and threads."
    })
public final class BenchVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Machine machine = new Machine();

  @Parameters(arity = "0..1", paramLabel = "PATTERN", description = "Name, with * and ?.")
  private @Nullable String pattern;

  @Option(names = "--all", description = "Run all of them.")
  private boolean all;

  @Option(
      names = "--markdown",
      description = "Print a document as docs/results/performance.md is one.")
  private boolean markdown;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "About how long each may take. Default: ${DEFAULT-VALUE}.")
  private double seconds = 30;

  @Override
  public Integer call() {
    Check.between("--seconds", seconds, 0.1, 86_400);
    PrintWriter out = spec.commandLine().getOut();
    List<Benchmark> known =
        ServiceLoader.load(Benchmark.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(Benchmark::name))
            .toList();
    if (pattern == null && !all) {
      Table table = new Table("benchmark", "what it measures");
      known.forEach(b -> table.row(b.name(), b.summary()));
      table.print(out);
      return 0;
    }
    List<Benchmark> chosen = chosen(known);
    machine.start();
    BenchPrinter printer = markdown ? new BenchDocument(out) : new BenchTables(out);
    printer.begin();
    for (Benchmark b : chosen) {
      printer.print(b, b.run(seconds));
      out.flush();
    }
    return 0;
  }

  private List<Benchmark> chosen(List<Benchmark> known) {
    Check.that(!all || pattern == null, "give a name or --all, not both");
    if (pattern == null) {
      return known;
    }
    String name = pattern;
    List<Benchmark> chosen = known.stream().filter(b -> Glob.matches(name, b.name())).toList();
    Check.that(
        !chosen.isEmpty(),
        "%s",
        "no benchmark is called '"
            + name
            + "'"
            + Nearest.hint(name, known.stream().map(Benchmark::name).toList()));
    return chosen;
  }
}
