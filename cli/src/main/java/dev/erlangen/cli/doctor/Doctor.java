package dev.erlangen.cli.doctor;

import java.util.ArrayList;
import java.util.List;

/** Runs every examination in an order in which the first problem explains the later ones. */
public final class Doctor {
  private Doctor() {}

  /** Returns what was found; loads libtorch and takes about a second. */
  public static List<Finding> examine() {
    List<Finding> found = new ArrayList<>(Surroundings.examine());
    found.addAll(Natives.examine());
    found.addAll(Folders.examine());
    boolean usable = found.stream().noneMatch(f -> f.verdict() == Finding.Verdict.PROBLEM);
    if (usable) {
      found.add(SelfTest.examine());
    }
    return List.copyOf(found);
  }
}
