package dev.erlangen.core.symmetry;

import org.jspecify.annotations.Nullable;

/**
 * What one check found.
 *
 * @param samples group elements tried
 * @param error largest relative error, {@code max |f(g·x) - g·f(x)| / max |f(x)|}
 * @param tolerance what counts as rounding
 * @param worst the group element of the largest error, as text
 * @param sensitivity largest relative change of the output over independent inputs; a value below
 *     the tolerance means that the output does not depend on the input and the check is void
 * @param firstLoss name of the first stage whose error exceeds the tolerance, or null
 * @param passed whether the contract is kept
 */
public record SymmetryReport(
    int samples,
    double error,
    double tolerance,
    String worst,
    double sensitivity,
    @Nullable String firstLoss,
    boolean passed) {}
