package dev.erlangen.spark.neuralpathways.model;

/**
 * What a server has kept in memory.
 *
 * @param loads experts read from disk
 * @param hits batches that found their expert in memory
 * @param residentExperts experts in memory now
 * @param residentParameters their parameters
 * @param peakParameters the most parameters of experts that were in memory at once
 * @param peakBytes the most bytes of parameters and boxes that were in memory at once
 * @param routerBytes bytes of the prototypes, always in memory
 */
public record ResidencyStats(
    long loads,
    long hits,
    int residentExperts,
    long residentParameters,
    long peakParameters,
    long peakBytes,
    long routerBytes) {}
