package dev.erlangen.cli.verb;

import dev.erlangen.cli.CaseFiles;
import dev.erlangen.cli.Text;
import dev.erlangen.core.parity.Parity;
import dev.erlangen.core.parity.ParityReport;
import dev.erlangen.core.parity.ParityRow.Verdict;
import dev.erlangen.core.parity.UnsupportedCaseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code erlangen parity}: compares models with recorded runs of their official implementations.
 */
@Command(
    name = "parity",
    description = {
      "Rebuild the model of a parity case, load its official weights by name, and compare every"
          + " output and gradient: one line per tensor, the counts at the end.",
      "A gradient is undetermined if it is made of rounding: all outputs agree, and renumbering the"
          + " input, which should change nothing, moves it about as far as it is from the official"
          + " one.",
      "Exits with 0 if nothing differs, 1 if something does, 2 if a file is unusable."
    },
    footer = {
      "  erlangen parity filters_ds.safetensors   one case; its .json lies beside it",
      "  erlangen parity fixtures/signnet         every case of a folder"
    })
public final class ParityVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Machine machine = new Machine();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Case files, or folders of them.")
  private List<Path> files = List.of();

  private long agree;
  private long differ;
  private long undetermined;
  private long skipped;
  private int unusable;

  @Override
  public Integer call() throws IOException {
    List<CaseFiles.Case> cases = CaseFiles.of(files);
    machine.start();
    cases.forEach(this::run);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%s: %d tensors agree, %d differ, %s%d skipped%s%n",
        Text.count(cases.size(), "case"),
        agree,
        differ,
        undetermined == 0 ? "" : undetermined + " undetermined, ",
        skipped,
        unusable == 0 ? "" : ", " + unusable + " unusable");
    return unusable > 0 ? 2 : differ > 0 ? 1 : 0;
  }

  private void run(CaseFiles.Case c) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      ParityReport report = Parity.run(c.file());
      out.println(report.text());
      agree += report.count(Verdict.AGREES);
      differ += report.count(Verdict.DIFFERS);
      undetermined += report.count(Verdict.UNDETERMINED);
      skipped += report.count(Verdict.SKIPPED);
    } catch (UnsupportedCaseException e) {
      if (c.named()) {
        unusable(c, e);
      } else {
        out.println("skipped " + Text.sentence(e));
        skipped++;
      }
    } catch (IllegalArgumentException | UncheckedIOException e) {
      unusable(c, e);
    }
  }

  private void unusable(CaseFiles.Case c, RuntimeException why) {
    spec.commandLine().getErr().println("erlangen: " + Text.sentence(c.file(), why));
    unusable++;
  }
}
