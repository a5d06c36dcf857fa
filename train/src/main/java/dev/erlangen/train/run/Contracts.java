package dev.erlangen.train.run;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.symmetry.SymmetryReport;
import dev.erlangen.train.result.SymmetryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Measures the symmetry contracts of a trained model. */
final class Contracts {
  private static final int SAMPLES = 8;

  private Contracts() {}

  /** Returns a row per contract; one that fails to run gives a row that says so. */
  static List<SymmetryRow> check(String arm, List<SymmetryContract> contracts, long seed) {
    List<SymmetryRow> rows = new ArrayList<>();
    for (SymmetryContract contract : contracts) {
      try (PointerScope scope = new PointerScope();
          NoGradGuard guard = new NoGradGuard()) {
        SymmetryReport fine = contract.check(SAMPLES, seed, ScalarType.Double);
        SymmetryReport coarse = contract.check(SAMPLES, seed, ScalarType.Float);
        rows.add(
            new SymmetryRow(
                arm,
                contract.name(),
                contract.group(),
                contract.mustHold(),
                SAMPLES,
                fine.error(),
                fine.tolerance(),
                coarse.error(),
                coarse.tolerance(),
                fine.worst(),
                Objects.requireNonNullElse(fine.firstLoss(), ""),
                fine.passed() && coarse.passed(),
                ""));
      } catch (RuntimeException e) {
        // A check that breaks must not cost the training that came before it.
        rows.add(broken(arm, contract, e));
      }
    }
    return rows;
  }

  private static SymmetryRow broken(String arm, SymmetryContract contract, RuntimeException e) {
    String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown");
    double none = Double.NaN;
    return new SymmetryRow(
        arm,
        contract.name(),
        contract.group(),
        contract.mustHold(),
        0,
        none,
        none,
        none,
        none,
        "",
        "",
        false,
        e.getClass().getSimpleName() + ": " + text);
  }
}
