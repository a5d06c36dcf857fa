package dev.erlangen.vision.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.testkit.LeakExtension;
import dev.erlangen.vision.augment.PointViews;
import dev.erlangen.vision.care.CareLoss.Term;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class ContrastTest {
  private static final int B = 5;
  private static final double TAU = 0.4;

  private static Tensor rows(Rng rng, long n, long d) {
    return UnitRows.of(rng.normal(n, d).to(ScalarType.Double));
  }

  private static double value(Tensor t) {
    return Tensors.item(t);
  }

  @Test
  void infoNceIsTheDefinition() {
    Rng rng = new Rng(0);
    Tensor z1 = rows(rng, B, 3);
    Tensor z2 = rows(rng, B, 3);
    double[] s = Tensors.doubles(Tensors.cat(0, z1, z2).matmul(Tensors.cat(0, z1, z2).t()));
    double loss = 0;
    double alignment = 0;
    double uniformity = 0;
    for (int i = 0; i < 2 * B; i++) {
      int partner = (i + B) % (2 * B);
      double positive = s[2 * B * i + partner] / TAU;
      double negatives = 0;
      for (int j = 0; j < 2 * B; j++) {
        negatives += j == i || j == partner ? 0 : Math.exp(s[2 * B * i + j] / TAU);
      }
      loss += Math.log(Math.exp(positive) + negatives) - positive;
      alignment -= positive;
      uniformity += Math.log(negatives);
    }
    InfoNce pairs = new InfoNce(z1, z2, TAU);
    assertThat(value(pairs.loss())).isCloseTo(loss / 2 / B, within(1e-12));
    assertThat(value(pairs.alignment())).isCloseTo(alignment / 2 / B, within(1e-12));
    assertThat(value(pairs.uniformity())).isCloseTo(uniformity / 2 / B, within(1e-12));
  }

  @Test
  void termsAddUp() {
    Rng rng = new Rng(1);
    Tensor z1 = rows(rng, 6, 3);
    Tensor z2 = rows(rng, 6, 3);
    Tensor e1 = rows(rng, 6, 3);
    Tensor e2 = rows(rng, 6, 3);
    InfoNce pairs = new InfoNce(z1, z2, TAU);
    double equivariance = value(EquivarianceLoss.ofGram(e1, e2, 3));
    assertThat(value(CareLoss.care(TAU, 0.7, 3).forward(z1, z2, e1, e2)))
        .isCloseTo(value(pairs.loss()) + 0.7 * equivariance, within(1e-12));
    assertThat(value(CareLoss.simclr(TAU).forward(z1, z2, null, null)))
        .isCloseTo(value(pairs.loss()), within(1e-14));
    Set<Term> weak = EnumSet.of(Term.ALIGNMENT, Term.NEGATIVES);
    assertThat(value(new CareLoss(TAU, 0, 1, weak, 0.1).forward(z1, z2, null, null)))
        .isCloseTo(0.1 * value(pairs.alignment()) + value(pairs.uniformity()), within(1e-12));
    CareLoss spread = new CareLoss(TAU, 2, 3, EnumSet.of(Term.UNIFORM, Term.EQUIVARIANCE));
    double uniform = (value(Uniformity.of(z1)) + value(Uniformity.of(z2))) / 2;
    assertThat(value(spread.forward(z1, z2, e1, e2)))
        .isCloseTo(uniform + 2 * equivariance, within(1e-12));
    CareLoss alone = new CareLoss(TAU, 1, 3, EnumSet.of(Term.EQUIVARIANCE));
    assertThat(alone.contrasts()).isFalse();
    assertThat(value(alone.forward(null, null, e1, e2))).isCloseTo(equivariance, within(1e-14));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> spread.forward(z1, z2, null, null))
        .withMessageContaining("EQUIVARIANCE needs two views");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CareLoss(TAU, 1, 3, Set.of()))
        .withMessageContaining("at least one term");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InfoNce(rows(rng, 1, 3), rows(rng, 1, 3), TAU))
        .withMessageContaining("at least 2 inputs, got 1");
  }

  @Test
  void barlowTwinsIsTheDefinition() {
    Rng rng = new Rng(2);
    Tensor z1 = rng.normal(40, 3).to(ScalarType.Double);
    Tensor z2 = z1.add(rng.normal(40, 3).to(ScalarType.Double).mul(Tensors.scalar(0.5)));
    double[] a = Tensors.doubles(z1.t());
    double[] b = Tensors.doubles(z2.t());
    double want = 0;
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double c = correlation(a, i, b, j);
        want += i == j ? (1 - c) * (1 - c) : 0.1 * c * c;
      }
    }
    assertThat(value(BarlowTwins.of(z1, z2, 0.1))).isCloseTo(want, within(1e-4));
    assertThat(value(BarlowTwins.of(z1, z1, 0))).isLessThan(1e-8);
  }

  private static double correlation(double[] a, int i, double[] b, int j) {
    double ma = IntStream.range(0, 40).mapToDouble(k -> a[40 * i + k]).average().orElseThrow();
    double mb = IntStream.range(0, 40).mapToDouble(k -> b[40 * j + k]).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int k = 0; k < 40; k++) {
      double x = a[40 * i + k] - ma;
      double y = b[40 * j + k] - mb;
      ab += x * y;
      aa += x * x;
      bb += y * y;
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void bootstrapDistanceIsTwoMinusTwoCosines() {
    Tensor p = Tensors.of(new double[] {1, 0, 0, 1}, 2, 2);
    Tensor t = Tensors.of(new double[] {1, 0, 1, 0}, 2, 2);
    assertThat(value(Bootstrap.distance(p, p))).isZero();
    assertThat(value(Bootstrap.distance(p, t))).isCloseTo((0 + 2) / 2.0, within(1e-15));
  }

  @Test
  void momentumContrastFindsThePartnerAmongTheQueue() {
    Rng rng = new Rng(3);
    Tensor q = rows(rng, 4, 3);
    Tensor k = rows(rng, 4, 3);
    Tensor queue = rows(rng, 6, 3);
    double[] own = Tensors.doubles(q.mul(k).sum(1));
    double[] others = Tensors.doubles(q.matmul(queue.t()));
    double want = 0;
    for (int i = 0; i < 4; i++) {
      double sum = Math.exp(own[i] / TAU);
      for (int j = 0; j < 6; j++) {
        sum += Math.exp(others[6 * i + j] / TAU);
      }
      want += (Math.log(sum) - own[i] / TAU) / 4;
    }
    assertThat(value(MomentumContrast.contrast(q, k, queue, TAU))).isCloseTo(want, within(1e-12));
  }

  @Test
  void theQueueMovesOnAndTheTargetFollows() {
    Rng rng = new Rng(4);
    PointEncoder encoder = new PointEncoder.Config(3, 6, 4).init(rng);
    MomentumContrast moco = new MomentumContrast(0.2, 0.9, 8);
    ContrastiveModel model = moco.model(encoder, rng);
    Encoder target = Objects.requireNonNull(model.target());
    Tensor queue = Objects.requireNonNull(model.queue());
    Tensor pointer = Objects.requireNonNull(model.queuePtr());
    Tensor weight = Params.named(encoder).get("phi.0.weight");
    Tensor slow = Params.named(target).get("phi.0.weight");
    Tensor start = Objects.requireNonNull(weight).detach().clone();
    Objects.requireNonNull(weight).detach().add_(Tensors.scalar(1));
    Tensor old = queue.clone();
    PointViews views = new PointViews(rng.normal(10, 7, 3));
    ViewBatch batch = new ViewBatch(views, new int[] {0, 1, 2, 3}, 9);
    assertThat(moco.loss(model, batch, Mode.train(rng)).requires_grad()).isTrue();
    assertThat(pointer.item_long()).isEqualTo(4);
    assertThat(Tensors.floats(Objects.requireNonNull(slow)))
        .containsExactly(Tensors.floats(start.add(Tensors.scalar(0.1))), within(1e-6f));
    assertThat(Tensors.floats(queue.narrow(0, 4, 4)))
        .isEqualTo(Tensors.floats(old.narrow(0, 4, 4)));
    assertThat(Tensors.floats(queue.narrow(0, 0, 4)))
        .isEqualTo(Tensors.floats(target.embed(batch.second(), Mode.EVAL)));
    moco.loss(model, batch, Mode.train(rng));
    assertThat(pointer.item_long()).isZero();
    assertThat(Params.trainable(model).keySet()).isEqualTo(Params.trainable(encoder).keySet());
    ViewBatch odd = new ViewBatch(views, new int[] {0, 1, 2}, 9);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> moco.loss(model, odd, Mode.train(rng)))
        .withMessageContaining("a queue of 8 is not divisible by the batch size 3");
  }

  @Test
  void stepsLeaveNothingBehind() {
    Rng rng = new Rng(6);
    PointEncoder encoder = new PointEncoder.Config(3, 6, 4).init(rng);
    PointViews views = new PointViews(rng.normal(8, 7, 3));
    int[] all = IntStream.range(0, 8).toArray();
    for (Objective objective :
        List.of(
            new Objective.Equivariant(new MomentumContrast(0.2, 0.9, 16), 0.1, 2),
            new Bootstrap(0.9, 8),
            new Objective.Equivariant(new BarlowTwins(0.01, 1), 0.1, 2),
            new Objective.Contrast(CareLoss.care(0.5, 0.1, 4)))) {
      ContrastiveModel model = objective.model(encoder, rng);
      LeakExtension.assertNoGrowth(
          5, () -> objective.loss(model, new ViewBatch(views, all, 3), Mode.train(rng)).backward());
    }
  }

  @Test
  void anEquivariantObjectiveAddsItsTerm() {
    Rng rng = new Rng(5);
    PointEncoder encoder = new PointEncoder.Config(3, 6, 4).init(rng);
    // Fresh embeddings are all nearly the same.
    Params.trainable(encoder).values().forEach(t -> t.detach().mul_(Tensors.scalar(4)));
    Objective simclr = new Objective.Contrast(CareLoss.simclr(0.5));
    Objective care = new Objective.Contrast(CareLoss.care(0.5, 0.3, 2));
    Objective added = new Objective.Equivariant(simclr, 0.3, 2);
    ContrastiveModel model = ContrastiveModel.of(encoder);
    ViewBatch batch =
        new ViewBatch(new PointViews(rng.normal(8, 7, 3)), new int[] {0, 1, 2, 3, 4, 5, 6, 7}, 1);
    double joint = value(care.loss(model, batch, Mode.EVAL));
    assertThat(value(added.loss(model, batch, Mode.EVAL))).isCloseTo(joint, within(1e-5));
    assertThat(value(simclr.loss(model, batch, Mode.EVAL))).isLessThan(joint - 1e-4);
    assertThat(Map.copyOf(Params.named(model)).keySet()).contains("phi.4.bias", "rho.2.weight");
  }
}
