package dev.erlangen.train.progress;

/** Shows how far long work has come. Not safe for use by several threads at once. */
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
