package dev.erlangen.train.loop;

import java.util.Map;

/**
 * What is known after an epoch.
 *
 * @param epoch number from 1
 * @param loss mean training loss over the examples of the epoch
 * @param rate learning rate of its last update
 * @param validation validation metrics; empty where not measured
 * @param test test metrics; empty where not measured
 * @param seconds wall time of the epoch, without what a resumed run had spent on it before
 */
public record Epoch(
    int epoch,
    double loss,
    double rate,
    Map<String, Double> validation,
    Map<String, Double> test,
    double seconds) {
  public Epoch {
    validation = Metrics.sorted(validation);
    test = Metrics.sorted(test);
  }
}
