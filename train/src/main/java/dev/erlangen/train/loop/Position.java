package dev.erlangen.train.loop;

import java.util.List;

/**
 * How far a training has come: all of its state that is not a tensor.
 *
 * @param epoch current epoch, from 0
 * @param batch next batch of the epoch, from 0
 * @param lossSum sum of the training loss over the examples seen in the epoch
 * @param seen number of those examples
 * @param rate memory of the learning rate
 * @param bestEpoch epoch of the kept parameters, from 1; 0 before the first evaluation
 * @param stopped whether training has ended
 * @param seconds wall time so far
 * @param history finished epochs
 */
public record Position(
    int epoch,
    int batch,
    double lossSum,
    long seen,
    List<Double> rate,
    int bestEpoch,
    boolean stopped,
    double seconds,
    List<Epoch> history) {}
