package dev.erlangen.cli.verb.topo;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code erlangen topo}: complexes and what is seen of them. */
@Command(
    name = "topo",
    description = {
      "Measure the topology of complexes, and what networks see of it.",
      "A complex has nodes, edges, and faces bounded by edges: a mesh, or a graph whose rings are"
          + " filled in."
    },
    footer = {
      "  erlangen topo invariants bunny.obj                    holes, sides and size of a mesh",
      "  erlangen topo invariants molecules.smi --lift rings   one line per molecule",
      "  erlangen topo blindspots                              what message passing cannot see"
    },
    subcommands = {TopoInvariants.class, TopoBlindspots.class})
public final class TopoVerb implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
