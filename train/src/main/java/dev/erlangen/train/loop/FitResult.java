package dev.erlangen.train.loop;

import java.util.List;
import java.util.Map;

/**
 * A finished training.
 *
 * @param test test metrics of the result: see {@link Training#averageLast()}
 * @param validation validation metrics of the same parameters
 * @param bestEpoch epoch whose parameters were kept, from 1
 * @param history all epochs
 * @param parameters number of trained values
 * @param seconds wall time of training and evaluation
 */
public record FitResult(
    Map<String, Double> test,
    Map<String, Double> validation,
    int bestEpoch,
    List<Epoch> history,
    long parameters,
    double seconds) {}
