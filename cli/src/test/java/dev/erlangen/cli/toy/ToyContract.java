package dev.erlangen.cli.toy;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.symmetry.SymmetryReport;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * A contract with a known outcome.
 *
 * @param name the claim
 * @param mustHold whether the symmetry is to hold
 * @param error what the measurement yields in both precisions
 * @param firstLoss the stage it names
 */
public record ToyContract(String name, boolean mustHold, double error, @Nullable String firstLoss)
    implements SymmetryContract {
  @Override
  public String group() {
    return "S_n";
  }

  @Override
  public SymmetryReport check(int samples, long seed, torch.ScalarType type) {
    double tolerance = type == torch.ScalarType.Double ? 1e-9 : 1e-4;
    return new SymmetryReport(
        samples, error, tolerance, "(1 2)", 1, firstLoss, error <= tolerance == mustHold);
  }
}
