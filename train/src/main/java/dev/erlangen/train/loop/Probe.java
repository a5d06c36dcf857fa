package dev.erlangen.train.loop;

/**
 * What a few real updates cost.
 *
 * @param parameters number of trained values
 * @param parameterBytes memory of the parameters and their gradients
 * @param optimizerBytes memory of the optimiser, the average and the best parameters
 * @param activationBytes rise of the resident memory during the first update; -1 if unknown
 * @param updateSeconds time of one update after the first
 * @param updates updates of an epoch
 * @param evaluationSeconds time of one validation
 */
public record Probe(
    long parameters,
    long parameterBytes,
    long optimizerBytes,
    long activationBytes,
    double updateSeconds,
    int updates,
    double evaluationSeconds) {}
