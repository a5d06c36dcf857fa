package dev.erlangen.graph.signnet.molecule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.Rng;
import dev.erlangen.core.params.Params;
import dev.erlangen.graph.layer.Reduction;
import dev.erlangen.graph.signnet.SignAmbiguity;
import dev.erlangen.graph.signnet.SignNet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The numbers of parameters that the official code reports. */
class ParameterCountTest {
  private static final BaseConfig GATED = new BaseConfig.GatedGcn();
  private static final BaseConfig GIN = new BaseConfig.Gin();

  private static long count(BaseConfig base, @Nullable Encoding encoding, long hidden, int layers) {
    return Params.count(
        new MoleculeNet.Config(base, encoding, 28, 4, hidden, layers, Reduction.MEAN)
            .init(new Rng(0)));
  }

  private static Encoding plain() {
    return Encoding.plain(8, Encoding.Join.ADD, SignAmbiguity.FLIP);
  }

  private static Encoding signNet(SignNet.Phi phi, int k, long hidden, long out, int layers) {
    return Encoding.signNet(new SignNet.Config(phi, k, hidden, out, layers), Encoding.Join.CONCAT);
  }

  @Test
  void gatedGcn() {
    assertThat(count(GATED, null, 77, 16)).isEqualTo(491_597);
    assertThat(count(GATED, plain(), 77, 16)).isEqualTo(492_290);
    assertThat(count(GATED, signNet(SignNet.Phi.GIN, 8, 68, 4, 8), 68, 16)).isEqualTo(494_815);
    assertThat(count(GATED, signNet(SignNet.Phi.MASKED_GIN, 37, 67, 67, 8), 67, 16))
        .isEqualTo(491_138);
  }

  @Test
  void gin() {
    assertThat(count(GIN, null, 122, 16)).isEqualTo(497_394);
    assertThat(count(GIN, plain(), 122, 16)).isEqualTo(498_492);
    assertThat(count(GIN, signNet(SignNet.Phi.GIN, 8, 95, 4, 8), 95, 16)).isEqualTo(495_472);
  }

  @Test
  void smallExperimentOnZinc() {
    assertThat(count(GATED, null, 32, 4)).isEqualTo(23_329);
    assertThat(count(GATED, signNet(SignNet.Phi.MASKED_GIN, 8, 32, 32, 3), 32, 4))
        .isEqualTo(33_865);
  }
}
