package dev.erlangen.graph.signnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.encoding.LaplacianEncoding;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.graph.spectral.LaplacianType;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

/** Small and large graphs in one batch: k is between their sizes. */
class PackedRowsTest {
  private static final int K = 8;
  private static final List<Graph> GRAPHS =
      List.of(Families.path(5), Families.wheel(12), Families.empty(1), Families.star(7));

  private final GraphBatch batch = GraphBatch.of(GRAPHS);
  private final Tensor vectors =
      new LaplacianEncoding(LaplacianType.SYMMETRIC, K).of(GRAPHS).tensor();

  private static SignNet net(boolean separate) {
    Rng rng = new Rng(4);
    SignNet fresh =
        new SignNet.Config(SignNet.Phi.MASKED_GIN, K, 6, 5, 3).separating(separate).init(rng);
    NoGrad.run(
        () ->
            Params.trainable(fresh)
                .values()
                .forEach(p -> p.add_(rng.normal(p.shape()).mul(Tensors.scalar(0.3)))));
    return Params.to(fresh, Torch.device("cpu"), ScalarType.Double);
  }

  private static double difference(Tensor a, Tensor b) {
    return Tensors.item(a.sub(b).abs().max());
  }

  private Tensor flipped() {
    return vectors.mul(Tensors.of(new double[] {1, -1, -1, 1, -1, 1, 1, -1}));
  }

  @Test
  void packedAndPaddedAreOneFunctionInEvaluation() {
    SignNet net = net(false);
    Tensor padded = net.forward(EncodedBatch.padded(batch, vectors), Mode.EVAL);
    Tensor packed = net.forward(EncodedBatch.packed(batch, vectors), Mode.EVAL);
    assertThat(difference(packed, padded)).isLessThan(1e-12);
    assertThat(Tensors.item(padded.std())).isGreaterThan(1e-3);
  }

  @Test
  void packedRowsLeaveColumnsOut() {
    // min(k, n) columns for each of n nodes: 25 + 13·8 + 1 + 64.
    assertThat(EncodedBatch.packed(batch, vectors).rows().pairs()).isEqualTo(194);
    assertThat(EncodedBatch.padded(batch, vectors).rows().pairs()).isEqualTo(27L * K);
  }

  @Test
  void whileTrainingJointStatisticsAreInvariantAndSeparateOnesAreNot() {
    for (boolean packed : new boolean[] {false, true}) {
      assertThat(changeByFlips(net(false), packed)).isLessThan(1e-10);
      assertThat(changeByFlips(net(true), packed)).isGreaterThan(1e-4);
    }
  }

  private double changeByFlips(SignNet net, boolean packed) {
    EncodedBatch plain =
        packed ? EncodedBatch.packed(batch, vectors) : EncodedBatch.padded(batch, vectors);
    Mode mode = Mode.train(new Rng(0));
    return difference(net.forward(plain.with(flipped()), mode), net.forward(plain, mode));
  }

  /** A listener sees φ of every pair, so nothing is summed ahead for it. */
  @Test
  void whatIsSummedAheadIsTheSame() {
    for (boolean packed : new boolean[] {false, true}) {
      for (boolean training : new boolean[] {false, true}) {
        EncodedBatch input =
            packed ? EncodedBatch.packed(batch, vectors) : EncodedBatch.padded(batch, vectors);
        Mode mode = training ? Mode.train(new Rng(0)) : Mode.EVAL;
        List<String> stages = new ArrayList<>();
        Mode listening = mode.tracing((name, space, value) -> stages.add(name));
        Tensor seen = net(true).forward(input, listening);
        assertThat(stages).containsExactly("phi", "rho");
        assertThat(difference(net(true).forward(input, mode), seen)).isLessThan(1e-11);
      }
    }
  }

  @Test
  void onlyAMaskedNetworkMayLeaveColumnsOut() {
    SignNet flat = new SignNet.Config(SignNet.Phi.GIN, K, 6, 2, 2).init(new Rng(0));
    Tensor real = vectors.to(ScalarType.Float);
    assertThatThrownBy(() -> flat.forward(EncodedBatch.packed(batch, real), Mode.EVAL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reads all 8 columns");
  }
}
