package dev.erlangen.train.result;

/**
 * One symmetry contract of a trained model, measured.
 *
 * @param arm the model
 * @param claim what the contract says
 * @param group the group in the field's notation
 * @param mustHold whether the symmetry must hold; otherwise it must be broken
 * @param samples group elements tried
 * @param error64 largest relative error in float64
 * @param tolerance64 what counts as rounding there
 * @param error32 largest relative error in float32
 * @param tolerance32 what counts as rounding there
 * @param worst the group element of the largest error in float64
 * @param firstLoss first stage at which the symmetry is lost; empty if none or unknown
 * @param passed whether the contract is kept in both precisions
 * @param problem why it could not be measured; empty if it could
 */
public record SymmetryRow(
    String arm,
    String claim,
    String group,
    boolean mustHold,
    int samples,
    double error64,
    double tolerance64,
    double error32,
    double tolerance32,
    String worst,
    String firstLoss,
    boolean passed,
    String problem) {}
