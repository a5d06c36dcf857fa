package dev.erlangen.cli.verb;

import dev.erlangen.cli.Glob;
import dev.erlangen.cli.Table;
import dev.erlangen.core.Check;
import dev.erlangen.core.Nearest;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
      "  erlangen bench '*' --seconds 5           all of them, quickly"
    })
public final class BenchVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Machine machine = new Machine();

  @Parameters(arity = "0..1", paramLabel = "PATTERN", description = "Name, with * and ?.")
  private @Nullable String pattern;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "About how long each may take. Default: ${DEFAULT-VALUE}.")
  private double seconds = 30;

  @Override
  public Integer call() {
    Check.between("--seconds", seconds, 0.1, 86_400);
    PrintWriter out = spec.commandLine().getOut();
    List<Benchmark> all =
        ServiceLoader.load(Benchmark.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(Benchmark::name))
            .toList();
    if (pattern == null) {
      Table table = new Table("benchmark", "what it measures");
      all.forEach(b -> table.row(b.name(), b.summary()));
      table.print(out);
      return 0;
    }
    List<Benchmark> chosen = all.stream().filter(b -> Glob.matches(pattern, b.name())).toList();
    Check.that(
        !chosen.isEmpty(),
        "%s",
        "no benchmark is called '"
            + pattern
            + "'"
            + Nearest.hint(pattern, all.stream().map(Benchmark::name).toList()));
    machine.start();
    for (Benchmark b : chosen) {
      out.println(b.name());
      table(b.run(seconds)).print(out);
      out.println();
    }
    return 0;
  }

  private static Table table(List<Measurement> measured) {
    Table table = new Table("what", ">here", "unit", ">reference", ">factor", "of what");
    for (Measurement m : measured) {
      boolean alone = Double.isNaN(m.reference());
      table.row(
          m.what(),
          number(m.value()),
          m.unit(),
          alone ? "" : number(m.reference()),
          alone ? "" : String.format(Locale.ROOT, "%.1f×", m.factor()),
          m.referenceName());
    }
    return table;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 1 ? "%.2f" : "%.4f", value);
  }
}
