package dev.erlangen.vision.care.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class ProbesTest {
  @Test
  void leastSquaresFindAnAffineMap() {
    Rng rng = new Rng(0);
    Tensor x = rng.normal(50, 3).to(ScalarType.Double);
    Tensor w = rng.normal(3, 2).to(ScalarType.Double);
    Tensor y = x.matmul(w).add(Tensors.scalar(4));
    LinearRegression fit = LinearRegression.fit(x, y);
    assertThat(Tensors.doubles(fit.weight())).containsExactly(Tensors.doubles(w), within(1e-8));
    assertThat(Tensors.doubles(fit.bias())).containsExactly(new double[] {4, 4}, within(1e-8));
    assertThat(LinearRegression.r2(fit.predict(x), y)).isCloseTo(1, within(1e-12));
    Tensor mean = y.mul(Tensors.scalar(0)).add(y.mean(0L));
    assertThat(LinearRegression.r2(mean, y)).isCloseTo(0, within(1e-12));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LinearRegression.fit(x, y.narrow(0, 0, 9)))
        .withMessageContaining("got (50, 3) and (9, 2)");
  }

  @Test
  void dependentFeaturesAreNoObstacle() {
    Tensor x = new Rng(1).normal(30, 1).to(ScalarType.Double);
    Tensor twice = Tensors.cat(1, x, x);
    LinearRegression fit = LinearRegression.fit(twice, x);
    assertThat(LinearRegression.r2(fit.predict(twice), x)).isGreaterThan(1 - 1e-8);
  }

  @Test
  void aPerceptronSeesWhatALineDoesNot() {
    Rng rng = new Rng(2);
    Tensor x = rng.uniform(-1, 1, 300, 1);
    Tensor y = x.square();
    MlpRegression.Config config = new MlpRegression.Config(32, 300, 0.01);
    // Evaluations run without gradients.
    MlpRegression fit = NoGrad.get(() -> config.fit(x, y, rng));
    assertThat(LinearRegression.r2(fit.predict(x), y)).isGreaterThan(0.98);
    assertThat(LinearRegression.r2(LinearRegression.fit(x, y).predict(x), y)).isLessThan(0.1);
  }

  @Test
  void classifiersLearnWhatCanBeSeparated() {
    Rng rng = new Rng(3);
    Tensor labels = rng.uniform(0, 3, 240).floor().to(ScalarType.Long);
    Tensor centres = Tensors.of(new float[] {3, 0, 0, 3, -3, -3}, 3, 2);
    Tensor x = centres.index_select(0, labels).add(rng.normal(240, 2));
    Linear probe =
        NoGrad.get(() -> new LinearProbe(40, 64, 0.05, 1e-6).fit(e -> x, labels, 3, rng));
    assertThat(LinearProbe.accuracy(probe.forward(x), labels)).isGreaterThan(0.95);
    Tensor scores = new KnnClassifier(20, 0.1).scores(x, labels, 3, x);
    assertThat(LinearProbe.accuracy(scores, labels)).isGreaterThan(0.95);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LinearProbe(1, 8, 1, 0).fit(e -> x, labels.narrow(0, 0, 3), 3, rng))
        .withMessageContaining("got (240, 2) and (3)");
  }

  @Test
  void neighboursVoteByTheirCosine() {
    Tensor known = Tensors.of(new float[] {1, 0, 0, 2, 3, 3, -1, 0}, 4, 2);
    Tensor labels = Tensors.of(new long[] {0, 1, 1, 0});
    Tensor query = Tensors.of(new float[] {5, 0}, 1, 2);
    double[] s = Tensors.doubles(new KnnClassifier(2, 0.5).scores(known, labels, 2, query));
    assertThat(s[0]).isCloseTo(Math.exp(1 / 0.5), within(1e-4));
    assertThat(s[1]).isCloseTo(Math.exp(Math.sqrt(0.5) / 0.5), within(1e-4));
    assertThat(Tensors.longs(KnnClassifier.neighbours(known, query, 3))).containsExactly(0, 2, 1);
  }
}
