package dev.erlangen.bench.cgenn;

/** Runs loops until the compiler of the JVM is done with them, which takes seconds, not runs. */
final class Warm {
  private static final double SECONDS = 3;
  private static final int MOST = 2000;

  private Warm() {}

  static void up(Runnable step) {
    long end = System.nanoTime() + (long) (SECONDS * 1e9);
    for (int i = 0; i < MOST && System.nanoTime() < end; i++) {
      step.run();
    }
  }
}
