package dev.erlangen.cli.verb.topo;

import dev.erlangen.cli.Table;
import dev.erlangen.cli.verb.Machine;
import dev.erlangen.topology.experiment.Blindspots;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code erlangen topo blindspots}. */
@Command(
    name = "blindspots",
    description = {
      "Count the pairs of complexes that networks with random weights tell apart.",
      "The complexes of a pair look alike around every cell, but differ as a whole: in parts, sides"
          + " or size. Message passing gives them the same output whatever its weights; networks on"
          + " pairs of cells do not. Exits with 1 if the counts are not the published ones.",
      "'erlangen train smcn-blindspots' trains the networks besides."
    },
    footer = {"  erlangen topo blindspots", "  erlangen topo blindspots --seed 7"})
final class TopoBlindspots implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Machine machine = new Machine();

  @Option(names = "--seed", paramLabel = "N", description = "Of the weights. Default: 0.")
  private long seed;

  @Override
  public Integer call() {
    machine.start();
    PrintWriter out = spec.commandLine().getOut();
    Blindspots found = Blindspots.measure(seed);
    Table pairs = new Table("family", ">pairs", "pairs that differ in");
    List<String> head = new ArrayList<>(List.of("pairs told apart by"));
    for (int i = 0; i < found.families().size(); i++) {
      pairs.row(found.families().get(i), found.pairs().get(i), found.differences().get(i));
      head.add(">" + found.families().get(i));
    }
    pairs.print(out);
    out.println();
    Table table = new Table(head.toArray(String[]::new));
    for (Blindspots.Row row : found.rows()) {
      List<Object> cells = new ArrayList<>(List.of(row.network()));
      cells.addAll(row.separated());
      table.row(cells.toArray());
    }
    table.print(out);
    out.println();
    out.println(
        found.undecided() == 0
            ? "What is not told apart has the same output to 1e-12, in float64."
            : found.undecided() + " pairs differ by more than 1e-12, but not by more than 1e-8.");
    return found.isPublished() ? 0 : 1;
  }
}
