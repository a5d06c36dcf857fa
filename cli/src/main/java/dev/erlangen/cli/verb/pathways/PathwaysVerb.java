package dev.erlangen.cli.verb.pathways;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code erlangen pathways}: many small networks behind a routing tree. */
@Command(
    name = "pathways",
    description = {
      "Train, inspect and serve neural pathways: a tree that sends each row to one small network.",
      "Only the router and the networks in use are in memory, however large the model is."
    },
    footer = {
      "  erlangen pathways train rows.csv --target y --out model",
      "  erlangen pathways predict model rows.csv",
      "  erlangen pathways inspect model",
      "  erlangen pathways serve model --max-resident-mb 8"
    },
    subcommands = {
      PathwaysTrain.class,
      PathwaysPredict.class,
      PathwaysInspect.class,
      PathwaysServe.class
    })
public final class PathwaysVerb implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
