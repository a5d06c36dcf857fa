package dev.erlangen.graph.basisnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.encoding.LaplacianEncoding;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.graph.generator.Products;
import dev.erlangen.graph.signnet.EncodedBatch;
import dev.erlangen.graph.signnet.SignNet;
import dev.erlangen.graph.signnet.filter.FilterInput;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import dev.erlangen.graph.spectral.Spectrum;
import dev.erlangen.graph.spectral.Truncation;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

/** Every bad input gets the error that names it; the odd but legal ones work. */
class BadInputTest {

  private static SpectralDecomposition cycle(int n) {
    return SpectralDecomposition.of(Families.cycle(n), LaplacianType.SYMMETRIC);
  }

  @Test
  void operatorsMustBeSymmetricFiniteAndNotEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpectralDecomposition.of(new double[][] {{0, 1}, {2, 0}}))
        .withMessageContaining("symmetric");
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SpectralDecomposition.of(new double[][] {{bad, 0}, {0, 1}}))
          .withMessageContaining("finite");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpectralDecomposition.of(new double[0][0]))
        .withMessageContaining("at least one row");
  }

  @Test
  void tooManyEigenvectorsNeedPadding() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cycle(5).truncate(Truncation.smallest(9).padding(false)))
        .withMessageContaining("k = 9")
        .withMessageContaining("padding");
    assertThat(cycle(5).truncate(Truncation.smallest(9)).count()).isEqualTo(4);
  }

  @Test
  void aCutEigenspaceIsAnErrorOrIsExtended() {
    Truncation cut = new Truncation(3, true, Truncation.Cut.ERROR, false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cycle(9).truncate(cut))
        .withMessageContaining("cuts the eigenspace");
    assertThat(cycle(9).truncate(Truncation.wholeSpaces(3)).count()).isEqualTo(4);
  }

  @Test
  void repeatedEigenvaluesAreReported() {
    assertThat(cycle(9).truncate(Truncation.smallest(4)).warnings())
        .hasSize(2)
        .allMatch(w -> w.contains("dimension 2"));
  }

  @Test
  void theWholeNullSpaceIsDropped() {
    Graph two = Products.union(Families.cycle(4), Families.cycle(5));
    Spectrum rest =
        SpectralDecomposition.of(two, LaplacianType.SYMMETRIC).truncate(Truncation.smallest(7));
    assertThat(rest.count()).isEqualTo(7);
    assertThat(Arrays.stream(rest.values()).min().orElseThrow()).isGreaterThan(1e-3);
  }

  @Test
  void anUnknownDimensionIsNamedWithTheKnownOnes() {
    var maps = SpaceMaps.of(cycle(6).truncate(Truncation.wholeSpaces(5)));
    BasisNet net = new BasisNet.Config(List.of(1, 3), 4, 2, 2, false).init(new Rng(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> net.forward(BatchEigenspaces.of(List.of(maps)), Mode.EVAL))
        .withMessageContaining("dimension 2")
        .withMessageContaining("[1, 3]");
    var phi = new BasisInvariantNet.PerMultiplicity.Config(List.of(1, 3), 4, true).init(new Rng(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> phi.index(2))
        .withMessageContaining("[1, 3]");
  }

  @Test
  void dimensionsMustAscend() {
    for (List<Integer> bad : List.of(List.<Integer>of(), List.of(2, 1), List.of(0))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new BasisNet.Config(bad, 4, 2, 2, false))
          .withMessageContaining("multiplicities");
    }
  }

  @Test
  void aBatchWithoutGraphs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BatchEigenspaces.of(List.of()))
        .withMessageContaining("at least one graph");
  }

  @Test
  void eigenvaluesMustMatchEigenvectors() {
    GraphBatch batch = GraphBatch.of(Families.cycle(4));
    Tensor four = torch.zeros(new long[] {4, 4});
    Tensor one = torch.zeros(new long[] {4, 1});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FilterInput(batch, four, torch.zeros(new long[] {3}), one))
        .withMessageContaining("one eigenvalue per eigenvector");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpectralDecomposition.given(4, new double[3], new double[16]))
        .withMessageContaining("eigenvector entries");
  }

  @Test
  void anEncodingMustFitTheBatch() {
    GraphBatch batch = GraphBatch.of(Families.cycle(4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EncodedBatch.padded(batch, torch.zeros(new long[] {5, 2})))
        .withMessageContaining("4 nodes");
  }

  @Test
  void aSingleNodeAndNoEdgesWork() {
    for (Graph graph : List.of(Families.empty(1), Families.empty(3))) {
      Tensor v =
          Tensors.of(new LaplacianEncoding(LaplacianType.SYMMETRIC, 4).of(graph), graph.nodes(), 4)
              .to(ScalarType.Float);
      assertThat(Tensors.doubles(v)).containsOnly(0.0);
      SignNet net = new SignNet.Config(SignNet.Phi.MASKED_GIN, 4, 8, 4, 3).init(new Rng(0));
      Tensor out = net.forward(EncodedBatch.padded(GraphBatch.of(graph), v), Mode.EVAL);
      assertThat(out.shape()).containsExactly(graph.nodes(), 4);
      assertThat(Arrays.stream(Tensors.doubles(out)).allMatch(Double::isFinite)).isTrue();
    }
  }
}
