package dev.erlangen.weights.lol.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.testkit.SymmetryAssertions;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.FeatureNet;
import dev.erlangen.weights.lol.Featurisation;
import dev.erlangen.weights.lol.GlNet;
import dev.erlangen.weights.lol.LolMlp;
import dev.erlangen.weights.lol.LolModel;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LolContractsTest {
  private static final List<Long> SIZES = List.of(5L, 4L);
  private static final List<Integer> RANKS = List.of(2, 2);

  @TestFactory
  Stream<DynamicTest> freshNetworksKeepWhatIsClaimed() {
    return SymmetryAssertions.tests(LolSystem.contracts());
  }

  /** A claim that is false is noticed: an MLP on raw factors is not invariant. */
  @Test
  void aNetworkWithoutTheSymmetryFails() {
    LolMlp mlp = new LolMlp.Config(36, 8, 3, 2, 0).init(new Rng(0));
    LolModel raw = new FeatureNet(new Featurisation.Flat(), mlp);
    List<SymmetryContract> claims =
        new LolContracts("raw", raw, SIZES, SIZES, RANKS).of(Kind.GLNET);
    assertThat(claims).hasSize(2);
    SymmetryAssertions.assertNotKept(claims.get(0));
  }

  /** A network that ignores its input has every symmetry and shows nothing. */
  @Test
  void aConstantNetworkFails() {
    LolModel constant = (x, mode) -> x.u().get(0).mul(Tensors.scalar(0)).sum(2L).sum(1L);
    SymmetryContract invariant =
        new LolContracts("constant", new Fixed(constant), SIZES, SIZES, RANKS)
            .of(Kind.GLNET)
            .get(0);
    assertThat(invariant.check(4, 0, ScalarType.Double).passed()).isFalse();
  }

  private record Fixed(LolModel inner) implements LolModel {
    @Override
    public Tensor forward(LowRank x, Mode mode) {
      return inner.forward(x, mode);
    }
  }

  @Test
  void theSharedLayerIsNotOrthogonalOnly() {
    GlNet net = new GlNet.Config(SIZES, SIZES, 6, 2, 8, 3).init(new Rng(1));
    List<SymmetryContract> orthogonalOnly =
        new LolContracts("GL-net", net, SIZES, SIZES, RANKS).of(Kind.ORTHOGONAL);
    SymmetryAssertions.assertKept(orthogonalOnly.get(0));
    SymmetryAssertions.assertNotKept(orthogonalOnly.get(1));
  }
}
