package dev.erlangen.train.store;

import java.util.List;

/**
 * A line of the list of runs.
 *
 * @param id the run
 * @param recipe its recipe
 * @param created when it began, ISO 8601 in UTC
 * @param status how far it is
 * @param seeds its seeds
 * @param result mean of the experiment's metric of the first arm, {@code mae 0.1234 ± 0.0056};
 *     empty before the first fit
 * @param claims such as {@code 2/3 shown}; empty before the end
 */
public record RunSummary(
    String id,
    String recipe,
    String created,
    Status status,
    List<Long> seeds,
    String result,
    String claims) {}
