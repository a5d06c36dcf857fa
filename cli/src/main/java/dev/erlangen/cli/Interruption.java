package dev.erlangen.cli;

import java.io.PrintWriter;

/** Says something if the process is told to stop (Ctrl-C) before this is closed. */
public final class Interruption implements AutoCloseable {
  private final Thread hook;

  private Interruption(Thread hook) {
    this.hook = hook;
  }

  /** Prints {@code text} to {@code err} when the process is told to stop. */
  public static Interruption hint(PrintWriter err, String text) {
    Thread hook =
        new Thread(
            () -> {
              err.println(text);
              err.flush();
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return new Interruption(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the hint has been given.
    }
  }
}
