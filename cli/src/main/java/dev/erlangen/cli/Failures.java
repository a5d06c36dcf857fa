package dev.erlangen.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns an exception of a verb into a sentence and an exit code: 2 for what the user can mend, 70
 * for a fault of ours.
 */
final class Failures implements IExecutionExceptionHandler {
  /** {@code EX_SOFTWARE} of sysexits.h. */
  static final int INTERNAL = 70;

  @Override
  public int handleExecutionException(Exception error, CommandLine line, ParseResult parsed) {
    PrintWriter err = line.getErr();
    boolean mistake =
        error instanceof IllegalArgumentException
            || error instanceof IOException
            || error instanceof UncheckedIOException;
    if (mistake) {
      err.println("erlangen: " + Text.sentence(error));
    } else {
      err.println("erlangen: internal error: " + Text.sentence(error));
      err.println(
          "This is a fault of Erlangen. Please report it with the output of the same command with"
              + " --debug and of 'erlangen doctor'.");
    }
    if (Erlangen.debug(line)) {
      error.printStackTrace(err);
    }
    err.flush();
    return mistake ? CommandLine.ExitCode.USAGE : INTERNAL;
  }
}
