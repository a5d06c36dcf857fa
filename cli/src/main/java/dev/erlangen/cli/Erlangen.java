package dev.erlangen.cli;

import dev.erlangen.cli.verb.BenchVerb;
import dev.erlangen.cli.verb.CheckVerb;
import dev.erlangen.cli.verb.CompletionVerb;
import dev.erlangen.cli.verb.DoctorVerb;
import dev.erlangen.cli.verb.EvalVerb;
import dev.erlangen.cli.verb.ListVerb;
import dev.erlangen.cli.verb.ParityVerb;
import dev.erlangen.cli.verb.PredictVerb;
import dev.erlangen.cli.verb.ReportVerb;
import dev.erlangen.cli.verb.ShowVerb;
import dev.erlangen.cli.verb.TrainVerb;
import dev.erlangen.cli.verb.cache.CacheVerb;
import dev.erlangen.cli.verb.cluster.ClusterVerb;
import dev.erlangen.cli.verb.data.DataVerb;
import dev.erlangen.cli.verb.lora.LoraVerb;
import dev.erlangen.cli.verb.pathways.PathwaysVerb;
import dev.erlangen.cli.verb.runs.RunsVerb;
import dev.erlangen.cli.verb.topo.TopoVerb;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a verb: it explains itself. */
@Command(
    name = "erlangen",
    description = "Symmetry-aware deep learning for the JVM.",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "VERB",
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nVerbs:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  erlangen list                      what there is to train",
      "  erlangen train signnet-molecules   train it, with a report at the end",
      "  erlangen check --all               measure every symmetry that is claimed",
      "  erlangen doctor                    is this machine ready?",
      "",
      "  erlangen VERB --help explains a verb."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:a check, comparison or verification failed",
      "2:a mistake in the command or its input",
      "70:an internal error"
    },
    subcommands = {
      ListVerb.class,
      ShowVerb.class,
      TrainVerb.class,
      EvalVerb.class,
      PredictVerb.class,
      ReportVerb.class,
      RunsVerb.class,
      CheckVerb.class,
      ParityVerb.class,
      DataVerb.class,
      CacheVerb.class,
      ClusterVerb.class,
      PathwaysVerb.class,
      LoraVerb.class,
      TopoVerb.class,
      BenchVerb.class,
      DoctorVerb.class,
      CompletionVerb.class
    })
public final class Erlangen implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error.")
  private boolean debug;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Returns whether the user of {@code line} asked for stack traces. */
  static boolean debug(CommandLine line) {
    CommandLine root = line;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return ((Erlangen) root.getCommand()).debug;
  }
}
