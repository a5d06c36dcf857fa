package dev.erlangen.graph.spectral;

import static dev.erlangen.graph.spectral.SpectralDecompositionTest.cycle;
import static dev.erlangen.graph.spectral.SpectralDecompositionTest.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TruncationTest {
  private final SpectralDecomposition cycle =
      SpectralDecomposition.of(cycle(8), LaplacianType.COMBINATORIAL);

  @Test
  void simpleSpectrumHasNoWarnings() {
    Spectrum s =
        SpectralDecomposition.of(path(6), LaplacianType.COMBINATORIAL)
            .truncate(Truncation.smallest(4));
    assertThat(s.warnings()).isEmpty();
    assertThat(s.values()[0]).isCloseTo(2 - 2 * Math.cos(Math.PI / 6), within(1e-12));
  }

  @Test
  void cutAndMultipleSpacesAreReported() {
    Spectrum s = cycle.truncate(Truncation.smallest(3));
    assertThat(s.columns()).isEqualTo(3);
    assertThat(s.ambiguities())
        .extracting(Ambiguity::kind)
        .containsExactly(Ambiguity.Kind.MULTIPLE, Ambiguity.Kind.CUT);
    assertThat(s.warnings())
        .containsExactly(
            "eigenvectors 0..1 belong to the eigenspace of 0.585786, which has dimension 2",
            "eigenvector 2 belongs to the eigenspace of 2.000000, which has dimension 2 and is cut");
  }

  @Test
  void wholeSpacesAreExtendedOrRefused() {
    Spectrum s = cycle.truncate(Truncation.wholeSpaces(3));
    assertThat(s.columns()).isEqualTo(4);
    assertThat(s.eigenspaces()).extracting(Eigenspace::dimension).containsExactly(2, 2);
    Truncation strict = new Truncation(3, true, Truncation.Cut.ERROR, true);
    assertThatThrownBy(() -> cycle.truncate(strict))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("k = 3 cuts the eigenspace of eigenvalue 2.000000 (dimension 2)");
    assertThat(cycle.truncate(new Truncation(2, true, Truncation.Cut.ERROR, true)).count())
        .isEqualTo(2);
  }

  @Test
  void incompleteSpectraAreNotExtendedBlindly() {
    double[] vectors = new double[8 * 2];
    SpectralDecomposition two = SpectralDecomposition.given(8, new double[] {0, 0.5}, vectors);
    assertThatThrownBy(() -> two.truncate(Truncation.wholeSpaces(1)))
        .hasMessageContaining("or more");
  }

  @Test
  void tooFewPairsNeedPadding() {
    assertThat(cycle.truncate(Truncation.smallest(9)).vector(3, 8)).isZero();
    assertThatThrownBy(() -> cycle.truncate(Truncation.smallest(9).padding(false)))
        .hasMessageContaining("has 7 outside the null space; allow padding");
    assertThatThrownBy(() -> Truncation.smallest(0))
        .hasMessageContaining("k must be in [1, 1048576]");
    assertThatThrownBy(() -> Truncation.smallest(Integer.MAX_VALUE))
        .hasMessageContaining("k must be");
  }

  @Test
  void projectorsAddUpToTheIdentityAndIgnoreTheBasis() {
    Spectrum s = cycle.truncate(Truncation.wholeSpaces(8).droppingNullSpace(false));
    double[] sum = new double[64];
    for (Eigenspace space : s.eigenspaces()) {
      double[] p = s.projector(space);
      for (int i = 0; i < 64; i++) {
        sum[i] += p[i];
      }
    }
    for (int i = 0; i < 64; i++) {
      assertThat(sum[i]).isCloseTo(i % 9 == 0 ? 1 : 0, within(1e-13));
    }
    double[] second = s.projector(s.eigenspaces().get(1));
    assertThat(second[1]).isCloseTo(2.0 / 8 * Math.cos(2 * Math.PI / 8), within(1e-13));
  }
}
