package dev.erlangen.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Buffer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class RoundTripTest {
  private static final Tensor X = new Rng(9).normal(2, 3);

  /** Keeps a tensor where no parameter walk finds it. */
  record Forgetful(Linear lin, Object[] hidden) {
    Tensor forward(Tensor x) {
      return lin.forward(x).add((Tensor) hidden[0]);
    }

    static Forgetful of(long seed) {
      Rng rng = new Rng(seed);
      return new Forgetful(new Linear.Config(3, 2).init(rng), new Object[] {rng.normal(2)});
    }
  }

  record Complete(Linear lin, @Buffer Tensor shift) {
    Tensor forward(Tensor x) {
      return lin.forward(x).add(shift);
    }

    static Complete of(long seed) {
      Rng rng = new Rng(seed);
      return new Complete(new Linear.Config(3, 2).init(rng), rng.normal(2));
    }
  }

  @Test
  void aCompleteModelPasses() {
    RoundTrip.check(Complete.of(0), Complete.of(1), m -> m.forward(X));
  }

  @Test
  void stateThatIsNotSavedIsFound() {
    assertThatThrownBy(() -> RoundTrip.check(Forgetful.of(0), Forgetful.of(1), m -> m.forward(X)))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("output after loading");
  }

  @Test
  void equalModelsProveNothing() {
    assertThatThrownBy(() -> RoundTrip.check(Complete.of(0), Complete.of(0), m -> m.forward(X)))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("would show nothing");
    assertThatThrownBy(() -> RoundTrip.check(Complete.of(0), Complete.of(1), m -> torch.ones(1)))
        .isInstanceOf(AssertionFailedError.class);
  }
}
