package dev.erlangen.cli;

import dev.erlangen.core.Nearest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a command that cannot be parsed into one sentence with a hint, and exit code 2. */
final class Mistakes implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException error, String[] args) {
    CommandLine line = error.getCommandLine();
    line.getErr().println("erlangen: " + sentence(error, line));
    line.getErr().println("Try: " + line.getCommandSpec().qualifiedName() + " --help");
    if (Erlangen.debug(line)) {
      error.printStackTrace(line.getErr());
    }
    line.getErr().flush();
    return CommandLine.ExitCode.USAGE;
  }

  private static String sentence(ParameterException error, CommandLine line) {
    if (error instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched.getUnmatched().get(0), line);
    }
    if (error instanceof MissingParameterException missing) {
      // A mistyped option explains the missing one better than the missing one itself.
      List<String> stray = line.getUnmatchedArguments();
      if (!stray.isEmpty() && stray.get(0).startsWith("-")) {
        return unmatched(stray.get(0), line);
      }
      return "missing "
          + String.join(", ", missing.getMissing().stream().map(Mistakes::label).toList());
    }
    return Text.sentence(error);
  }

  private static String label(ArgSpec arg) {
    return arg.isOption() ? "option " + arg.paramLabel() : arg.paramLabel();
  }

  private static String unmatched(String got, CommandLine line) {
    if (got.startsWith("-") && got.length() > 1) {
      String name = got.contains("=") ? got.substring(0, got.indexOf('=')) : got;
      List<String> known = new ArrayList<>(line.getCommandSpec().optionsMap().keySet());
      return "unknown option '" + name + "'" + Nearest.hint(name, known);
    }
    if (!line.getSubcommands().isEmpty()) {
      List<String> known = List.copyOf(line.getSubcommands().keySet());
      return "unknown verb '" + got + "'" + Nearest.hint(got, known);
    }
    return "unexpected argument '" + got + "'";
  }
}
