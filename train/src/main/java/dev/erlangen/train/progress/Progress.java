package dev.erlangen.train.progress;

import java.io.PrintStream;

/** Shows how far long work has come; safe for use by several threads. */
public interface Progress {
  /** Shows nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void show(String task, long done, long total, String detail) {}

        @Override
        public void line(String text) {}

        @Override
        public void end() {}
      };

  /** A bar on {@code out} if a person is looking at a terminal, plain lines otherwise. */
  static Progress on(PrintStream out) {
    return Terminal.present()
        ? new Bar(out, Terminal.detect(), System::nanoTime)
        : new Lines(out, System::nanoTime);
  }

  /**
   * Reports that {@code done} of {@code total} units of {@code task} are done. A new task name
   * starts a new bar.
   *
   * @param total number of units, or 0 if unknown
   * @param detail a few words, such as the loss
   */
  void show(String task, long done, long total, String detail);

  /** Prints a line that stays. */
  void line(String text);

  /** Ends the current bar. */
  void end();
}
