package dev.erlangen.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Entry point of the command line. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintWriter out = utf8(FileDescriptor.out);
    PrintWriter err = utf8(FileDescriptor.err);
    int code = commandLine().setOut(out).setErr(err).execute(args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** Returns the whole command, ready to parse; used by {@link #main}, completion and tests. */
  public static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Erlangen());
    line.setParameterExceptionHandler(new Mistakes());
    line.setExecutionExceptionHandler(new Failures());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpWidth(Text.WIDTH);
    line.setUsageHelpLongOptionsMaxWidth(28);
    line.setAbbreviatedOptionsAllowed(false);
    // An argument that begins with @ is an argument, not the name of a file of arguments.
    line.setExpandAtFiles(false);
    return line;
  }

  /** Text leaves as UTF-8 whatever the locale says, so that {@code ±} arrives. */
  private static PrintWriter utf8(FileDescriptor to) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(to), StandardCharsets.UTF_8), true);
  }
}
