package dev.erlangen.cli.verb;

import dev.erlangen.cli.Table;
import dev.erlangen.train.recipe.Problem.Split;
import dev.erlangen.train.result.Statistic;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen eval}: measures a trained model again. */
@Command(
    name = "eval",
    description = "Load a trained model and measure it on every split of its data.",
    footer = {
      "  erlangen eval last                      the system's own model, first seed",
      "  erlangen eval last --model none --seed 1"
    })
public final class EvalVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Trained trained = new Trained();

  @Parameters(paramLabel = "RUN", description = "Id, beginning of one, folder, or 'last'.")
  private String run = "";

  @Override
  public Integer call() throws IOException {
    Trained.Choice choice = trained.choose(run);
    Map<Split, Map<String, Double>> measured = new LinkedHashMap<>();
    for (Split split : Split.values()) {
      Map<String, Double> metrics = choice.problem().evaluate(split);
      if (!metrics.isEmpty()) {
        measured.put(split, metrics);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(choice.folder().id() + ", model " + choice.arm() + ", seed " + choice.seed());
    Table table = new Table("split", "metrics");
    measured.forEach(
        (split, metrics) -> table.row(split.name().toLowerCase(Locale.ROOT), text(metrics)));
    table.print(out);
    return 0;
  }

  private static String text(Map<String, Double> metrics) {
    return metrics.entrySet().stream()
        .map(m -> m.getKey() + " " + Statistic.of(m.getValue()))
        .collect(Collectors.joining("  "));
  }
}
