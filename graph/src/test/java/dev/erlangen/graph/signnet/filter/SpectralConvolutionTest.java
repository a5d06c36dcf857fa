package dev.erlangen.graph.signnet.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.EigenspaceOrthogonal;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.basisnet.EigenspaceGroups;
import dev.erlangen.graph.basisnet.Projector;
import dev.erlangen.graph.basisnet.TwoToOne;
import dev.erlangen.graph.spectral.Eigenspace;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SignNet and BasisNet contain every spectral filter: the parameters are written down here. */
class SpectralConvolutionTest {
  private static final int SIDE = 6;
  private static final int N = SIDE * SIDE;
  private static final SpectralDecomposition GRID =
      SpectralDecomposition.of(GridImages.grid(SIDE), LaplacianType.SYMMETRIC);

  private static Tensor signal() {
    return new Rng(8).normal(N).to(ScalarType.Double);
  }

  private static Tensor vectors() {
    return Tensors.of(GRID.vectors(), N, N);
  }

  private static double error(Tensor got, SpectralFilter filter) {
    double[] want = filter.apply(GRID, Tensors.doubles(signal()));
    return Tensors.item(got.sub(Tensors.of(want)).abs().max());
  }

  /** φ(v) = v vᵀx / 2 is even, so φ(v) + φ(-v) = v vᵀx; ρ weights by h(λ). */
  private static Tensor signNet(Tensor vectors, SpectralFilter filter) {
    Tensor out = torch.zeros(new long[] {N}).to(ScalarType.Double);
    for (int i = 0; i < N; i++) {
      Tensor v = vectors.select(1, i);
      Tensor even = half(v).add(half(v.neg()));
      out = out.add(even.mul(Tensors.scalar(filter.at(GRID.values()[i]))));
    }
    return out;
  }

  private static Tensor half(Tensor v) {
    return v.mul(v.dot(signal())).mul(Tensors.scalar(0.5));
  }

  /** φ: n times the row sums of P diag(x), one of the five maps of an equivariant layer. */
  private static Tensor basisNet(Tensor vectors, SpectralFilter filter) {
    double[] coefficients = new double[TwoToOne.MAPS];
    coefficients[2] = N;
    TwoToOne layer =
        new TwoToOne(
            Tensors.of(coefficients, 1, 1, TwoToOne.MAPS), Tensors.of(new double[1], 1, 1, 1));
    Tensor out = torch.zeros(new long[] {N}).to(ScalarType.Double);
    for (Eigenspace space : GRID.eigenspaces()) {
      Eigenspace alone = new Eigenspace(0, space.dimension(), space.value());
      Tensor basis = vectors.narrow(1, space.first(), space.dimension());
      Tensor bases = EigenspaceGroups.of(basis, List.of(alone)).groups().get(0).bases();
      Tensor px = layer.forward(Projector.dense(bases).mul(signal())).view(N);
      out = out.add(px.mul(Tensors.scalar(filter.at(space.value()))));
    }
    return out;
  }

  @ParameterizedTest
  @EnumSource
  void bothAreTheFilter(SpectralFilter filter) {
    assertThat(error(signNet(vectors(), filter), filter)).isLessThan(1e-10);
    assertThat(error(basisNet(vectors(), filter), filter)).isLessThan(1e-10);
  }

  @ParameterizedTest
  @EnumSource
  void anotherBasisIsTheSameFilter(SpectralFilter filter) {
    var bases =
        new EigenspaceOrthogonal(GRID.eigenspaces().stream().map(Eigenspace::dimension).toList());
    Tensor rotated = vectors().matmul(bases.sample(new Rng(9)).t());
    assertThat(Tensors.item(rotated.sub(vectors()).abs().max())).isGreaterThan(0.1);
    assertThat(error(basisNet(rotated, filter), filter)).isLessThan(1e-10);
  }
}
