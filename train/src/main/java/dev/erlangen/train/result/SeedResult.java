package dev.erlangen.train.result;

import dev.erlangen.train.loop.Epoch;
import dev.erlangen.train.loop.Metrics;
import java.util.List;
import java.util.Map;

/**
 * The result of one arm for one seed.
 *
 * @param seed the seed
 * @param test test metrics by name
 * @param validation validation metrics of the same parameters
 * @param bestEpoch epoch whose parameters were measured, from 1
 * @param parameters number of trained values
 * @param seconds wall time of training and evaluation
 * @param history all epochs
 */
public record SeedResult(
    long seed,
    Map<String, Double> test,
    Map<String, Double> validation,
    int bestEpoch,
    long parameters,
    double seconds,
    List<Epoch> history) {
  public SeedResult {
    test = Metrics.sorted(test);
    validation = Metrics.sorted(validation);
    history = List.copyOf(history);
  }
}
