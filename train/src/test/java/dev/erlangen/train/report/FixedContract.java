package dev.erlangen.train.report;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.symmetry.SymmetryReport;
import org.bytedeco.pytorch.global.torch;

/** A contract with a known outcome. */
record FixedContract(String name, String group, boolean mustHold, double error, boolean passed)
    implements SymmetryContract {
  @Override
  public SymmetryReport check(int samples, long seed, torch.ScalarType type) {
    if (Double.isNaN(error)) {
      throw new IllegalStateException("the <model> cannot be checked\nat all");
    }
    double factor = type == torch.ScalarType.Double ? 1 : 1e7;
    String lost = passed || !mustHold ? null : "layers.2 <norm>";
    return new SymmetryReport(samples, error * factor, 1e-9 * factor, "worst", 0.3, lost, passed);
  }
}
