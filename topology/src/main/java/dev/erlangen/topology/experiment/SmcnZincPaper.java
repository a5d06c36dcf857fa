package dev.erlangen.topology.experiment;

import dev.erlangen.train.loop.Schedule;
import java.util.ArrayList;
import java.util.List;

/**
 * The molecular task at its published size: 500 114 parameters, 10 000 training molecules, the
 * learning rate halved every 300 epochs.
 */
public final class SmcnZincPaper extends SmcnZinc {
  private static final int EPOCHS = 2000;
  private static final int HALVED = 300;
  private static final double HALF = 0.5;

  @Override
  public String name() {
    return "smcn-zinc-paper";
  }

  @Override
  public String summary() {
    return "SMCN and HOMP on ZINC-12k as published; days on a processor";
  }

  @Override
  public ZincSettings defaults() {
    return new ZincSettings(
        "jt10k",
        new ZincSettings.Network(85, 70, 5, 85, 5),
        new ZincSettings.Fit(0, EPOCHS, 128, 1e-3, 0));
  }

  @Override
  Schedule schedule() {
    List<Double> at = new ArrayList<>();
    List<Double> factors = new ArrayList<>();
    for (int e = HALVED; e < EPOCHS; e += HALVED) {
      at.add((double) e / EPOCHS);
      factors.add(HALF);
    }
    return Schedule.steps(at, factors);
  }
}
