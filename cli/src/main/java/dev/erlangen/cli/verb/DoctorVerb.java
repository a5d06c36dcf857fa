package dev.erlangen.cli.verb;

import dev.erlangen.cli.Text;
import dev.erlangen.cli.doctor.Doctor;
import dev.erlangen.cli.doctor.Finding;
import dev.erlangen.cli.doctor.Finding.Verdict;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code erlangen doctor}: is this machine ready? */
@Command(
    name = "doctor",
    description =
        "Examine Java, the native libraries, threads, memory and folders; train a moment.",
    footer = {"  erlangen doctor          ends in 'all good', or says what to do"})
public final class DoctorVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> found = Doctor.examine();
    int width = found.stream().mapToInt(f -> f.what().length()).max().orElse(0);
    for (Finding f : found) {
      out.printf(
          "%-7s  %-" + width + "s  %s%n",
          f.verdict().name().toLowerCase(Locale.ROOT),
          f.what(),
          f.detail());
      if (!f.advice().isEmpty()) {
        Text.wrap("→ " + f.advice(), width + 11).forEach(out::println);
      }
    }
    long problems = found.stream().filter(f -> f.verdict() == Verdict.PROBLEM).count();
    out.println(problems == 0 ? "all good" : problems + (problems == 1 ? " problem" : " problems"));
    return problems == 0 ? 0 : 1;
  }
}
