package dev.erlangen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.opentest4j.AssertionFailedError;

class LeakExtensionTest {
  static final List<Tensor> HELD = new ArrayList<>();

  @AfterEach
  void release() {
    HELD.clear();
  }

  @ExtendWith(LeakExtension.class)
  static class Clean {
    @Test
    void tensorsOfTheTestDieWithIt() {
      Tensor x = new Rng(0).normal(100);
      assertThat(x.numel()).isEqualTo(100);
    }
  }

  @ExtendWith(LeakExtension.class)
  static class Leaking {
    @Test
    void aTensorIsHeld() {
      HELD.add(Tensors.kept(() -> Tensors.of(new double[] {1})));
    }
  }

  private static long failures(Class<?> tests) {
    Torch.load();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(tests))
                .forExecution()
                .listeners(summary)
                .build());
    assertThat(summary.getSummary().getTestsFoundCount()).isEqualTo(1);
    return summary.getSummary().getTestsFailedCount();
  }

  @Test
  void whatIsStillHeldFails() {
    failures(Clean.class); // lets classes make what they make once
    assertThat(failures(Clean.class)).isZero();
    assertThat(failures(Leaking.class)).isEqualTo(1);
  }

  @Test
  void growthPerStepFails() {
    LeakExtension.assertNoGrowth(50, () -> Tensors.of(new double[] {1}).exp().sum());
    assertThatThrownBy(
            () ->
                LeakExtension.assertNoGrowth(
                    50, () -> HELD.add(Tensors.kept(() -> Tensors.of(new double[] {1})))))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage("50 native objects more after 50 steps");
  }
}
