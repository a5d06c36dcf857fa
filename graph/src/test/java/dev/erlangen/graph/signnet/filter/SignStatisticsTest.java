package dev.erlangen.graph.signnet.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import dev.erlangen.graph.symmetry.Stirring;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

/** When φ(v) + φ(-v) is invariant, and when it is not. */
class SignStatisticsTest {
  private static final int N = 14;

  private static SignPlus phi(boolean separate) {
    Rng rng = new Rng(3);
    Mlp.Config config = new Mlp.Config(1, 7, 2, 3, Norm.BATCH_OF_THE_CALL);
    SignPlus plus = new SignPlus(SetNet.Ds.init(config, rng), separate);
    return Params.to(Stirring.stirred(plus, rng), Torch.device("cpu"), ScalarType.Double);
  }

  /** Eigenvectors of a cycle, which has double eigenvalues, as (k, n, 1). */
  private static Tensor vectors() {
    double[] v = SpectralDecomposition.of(Families.cycle(N), LaplacianType.SYMMETRIC).vectors();
    return Tensors.of(v, N, N).t().unsqueeze(-1).contiguous();
  }

  private static double change(SignPlus phi, Tensor moved) {
    Tensor before = phi.forward(vectors(), Mode.EVAL);
    return Tensors.item(phi.forward(moved, Mode.EVAL).sub(before).abs().max());
  }

  private static Tensor someFlipped() {
    Tensor signs = new Rng(11).signs(N, 1, 1).to(ScalarType.Double);
    assertThat(Math.abs(Tensors.item(signs.sum()))).isLessThan(N);
    return vectors().mul(signs);
  }

  @Test
  void jointStatisticsAreInvariant() {
    assertThat(change(phi(false), someFlipped())).isLessThan(1e-10);
    assertThat(change(phi(false), vectors().neg())).isLessThan(1e-10);
  }

  @Test
  void separateStatisticsAreInvariantOnlyWhenAllFlip() {
    assertThat(change(phi(true), vectors().neg())).isLessThan(1e-10);
    assertThat(change(phi(true), someFlipped())).isGreaterThan(1e-3);
  }

  @Test
  void aRotationInADoubleEigenspaceMatters() {
    Tensor v = vectors();
    double cos = Math.cos(0.7);
    double sin = Math.sin(0.7);
    Tensor a = v.select(0, 1);
    Tensor b = v.select(0, 2);
    Tensor rotated = v.clone();
    rotated.select(0, 1).copy_(a.mul(Tensors.scalar(cos)).sub(b.mul(Tensors.scalar(sin))));
    rotated.select(0, 2).copy_(a.mul(Tensors.scalar(sin)).add(b.mul(Tensors.scalar(cos))));
    assertThat(change(phi(false), rotated)).isGreaterThan(1e-3);
  }

  @Test
  void aNetworkOnRawEigenvectorsIsNotInvariant() {
    SetNet raw = phi(false).model();
    Tensor before = raw.forward(vectors(), Mode.EVAL);
    Tensor after = raw.forward(someFlipped(), Mode.EVAL);
    assertThat(Tensors.item(after.sub(before).abs().max())).isGreaterThan(1e-3);
  }
}
