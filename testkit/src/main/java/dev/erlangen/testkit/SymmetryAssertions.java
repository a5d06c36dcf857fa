package dev.erlangen.testkit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.Action;
import dev.erlangen.core.symmetry.Group;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.symmetry.SymmetryReport;
import java.util.Collection;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.DynamicTest;

/** Holds models to their symmetry contracts. */
public final class SymmetryAssertions {
  private static final int SAMPLES = 8;
  private static final double ROUNDING = 1e-9;

  private SymmetryAssertions() {}

  /** Fails unless the contract is kept in float64 and in float32. */
  public static void assertKept(SymmetryContract contract) {
    assertKept(contract, ScalarType.Double);
    assertKept(contract, ScalarType.Float);
  }

  /** Fails unless the contract is kept in that precision. */
  public static void assertKept(SymmetryContract contract, ScalarType type) {
    SymmetryReport r = contract.check(SAMPLES, 0, type);
    if (!r.passed()) {
      fail(describe(contract, r, type));
    }
  }

  /** Fails if the contract is kept: for the test that a symmetry test can fail. */
  public static void assertNotKept(SymmetryContract contract) {
    SymmetryReport r = contract.check(SAMPLES, 0, ScalarType.Double);
    if (r.passed()) {
      fail("kept, and should not be: " + describe(contract, r, ScalarType.Double));
    }
  }

  /** One dynamic test for each contract and precision. */
  public static Stream<DynamicTest> tests(Collection<? extends SymmetryContract> contracts) {
    return contracts.stream()
        .flatMap(
            c ->
                Stream.of(ScalarType.Double, ScalarType.Float)
                    .map(t -> dynamicTest(c.name() + ", " + t, () -> assertKept(c, t))));
  }

  /**
   * Fails unless {@code action} is one: {@code e·x = x} and {@code (ab)·x = a·(b·x)} for random
   * elements.
   *
   * @param distance between two things that are moved; must be at most 1e-9
   */
  public static <G, X> void assertAction(
      Group<G> group, Action<G, X> action, X x, ToDoubleBiFunction<X, X> distance) {
    for (long seed = 0; seed < SAMPLES; seed++) {
      Rng rng = new Rng(seed);
      G a = group.sample(rng);
      G b = group.sample(rng);
      double rest = distance.applyAsDouble(action.apply(group.identity(), x), x);
      if (!(rest <= ROUNDING)) {
        fail("the identity moves by " + rest);
      }
      X once = action.apply(group.compose(a, b), x);
      double error = distance.applyAsDouble(once, action.apply(a, action.apply(b, x)));
      if (!(error <= ROUNDING)) {
        fail("(ab)·x is not a·(b·x) for a = " + group.text(a) + ", b = " + group.text(b));
      }
    }
  }

  private static String describe(SymmetryContract c, SymmetryReport r, ScalarType type) {
    return String.format(
        Locale.ROOT,
        "%s: %s %s in %s: error %.2e (tolerance %.0e), sensitivity %.2e%s%nworst: %s",
        c.name(),
        c.group(),
        c.mustHold() ? "should hold" : "should be broken",
        type,
        r.error(),
        r.tolerance(),
        r.sensitivity(),
        r.firstLoss() == null ? "" : ", first lost at " + r.firstLoss(),
        r.worst());
  }
}
