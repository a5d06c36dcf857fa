package dev.erlangen.train.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of this process, where the system tells it (Linux). */
public final class Resident {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path RESET = Path.of("/proc/self/clear_refs");

  private Resident() {}

  /** Returns the resident bytes now, or -1. */
  public static long now() {
    return field("VmRSS:");
  }

  /** Returns the largest resident size since {@link #resetPeak}, in bytes, or -1. */
  public static long peak() {
    return field("VmHWM:");
  }

  /** Starts measuring the peak anew; returns whether that is possible. */
  public static boolean resetPeak() {
    try {
      Files.writeString(RESET, "5");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static long field(String name) {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(name)) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
      return -1;
    } catch (IOException e) {
      return -1;
    }
  }
}
