package dev.erlangen.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MixTest {
  @Test
  void smallPairsGiveDifferentNumbers() {
    Set<Long> seen = new HashSet<>();
    for (long a = -50; a < 50; a++) {
      for (long b = -50; b < 50; b++) {
        seen.add(Mix.of(a, b));
      }
    }
    assertThat(seen).hasSize(10_000);
  }

  @Test
  void sharesAreUniform() {
    int below = 0;
    for (long id = 0; id < 10_000; id++) {
      double u = Mix.uniform(7, id);
      assertThat(u).isBetween(0.0, Math.nextDown(1.0));
      below += u < 0.1 ? 1 : 0;
    }
    assertThat(below).isBetween(900, 1100);
  }

  @Test
  void theFinaliserIsThePublishedOne() {
    assertThat(Mix.of(0)).isZero();
    assertThat(Mix.of(0x9e3779b97f4a7c15L)).isEqualTo(0xe220a8397b1dcdafL);
  }
}
