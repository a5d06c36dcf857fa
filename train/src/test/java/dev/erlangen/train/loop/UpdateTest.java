package dev.erlangen.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Torch;
import dev.erlangen.core.tensor.Tensors;
import java.util.function.DoubleSupplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule against its formula in plain double arithmetic, or against PyTorch's numbers. */
class UpdateTest {
  private static final double[] START = {0.5, -1.25, 2.0};

  @BeforeAll
  static void load() {
    Torch.load();
  }

  /** Gradient of {@code Σ (i+1)/2 p_i² + sin p_i}. */
  private static double[] gradient(double[] p) {
    double[] g = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      g[i] = (i + 1) * p[i] + Math.cos(p[i]);
    }
    return g;
  }

  private static double[] run(Optimizer rule, int steps, boolean fuse) {
    Tensor values = Tensors.of(START.clone()).clone();
    Tensor gradients = torch.zeros_like(values);
    Update update =
        rule.kind() == Optimizer.Kind.SGD
            ? new Sgd(rule, values, gradients)
            : new Adam(rule, values, gradients, fuse);
    for (int t = 0; t < steps; t++) {
      step(update, rule.lr() / (t + 1), values, gradients);
    }
    return Tensors.doubles(values);
  }

  private static void step(Update update, double rate, Tensor values, Tensor gradients) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      gradients.copy_(Tensors.of(gradient(Tensors.doubles(values))));
      update.step(rate, 0, () -> 0);
    }
  }

  private static double[] adam(Optimizer o, int steps) {
    double[] p = START.clone();
    double[] m = new double[3];
    double[] v = new double[3];
    for (int t = 1; t <= steps; t++) {
      double rate = o.lr() / t;
      double[] g = gradient(p);
      for (int i = 0; i < 3; i++) {
        if (o.kind() == Optimizer.Kind.ADAMW) {
          p[i] -= rate * o.weightDecay() * p[i];
        } else {
          g[i] += o.weightDecay() * p[i];
        }
        m[i] = o.beta1() * m[i] + (1 - o.beta1()) * g[i];
        v[i] = o.beta2() * v[i] + (1 - o.beta2()) * g[i] * g[i];
        double mHat = m[i] / (1 - Math.pow(o.beta1(), t));
        double vHat = v[i] / (1 - Math.pow(o.beta2(), t));
        p[i] -= rate * mHat / (Math.sqrt(vHat) + o.eps());
      }
    }
    return p;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void adamFollowsItsFormula(boolean fuse) {
    for (double decay : new double[] {0, 0.3}) {
      Optimizer adam = Optimizer.adam(0.1).withWeightDecay(decay);
      assertThat(run(adam, 25, fuse)).containsExactly(adam(adam, 25), within(1e-13));
      Optimizer adamw = Optimizer.adamw(0.1, decay);
      assertThat(run(adamw, 25, fuse)).containsExactly(adam(adamw, 25), within(1e-13));
    }
  }

  @Test
  void decayDistinguishesAdamFromAdamW() {
    double[] adam = run(Optimizer.adam(0.1).withWeightDecay(0.3), 25, true);
    double[] adamw = run(Optimizer.adamw(0.1, 0.3), 25, true);
    assertThat(Math.abs(adam[0] - adamw[0])).isGreaterThan(1e-3);
  }

  @Test
  void sgdFollowsItsFormula() {
    Optimizer rule = Optimizer.sgd(0.1, 0.9).withWeightDecay(0.01);
    double[] p = START.clone();
    double[] b = new double[3];
    for (int t = 0; t < 12; t++) {
      double[] g = gradient(p);
      for (int i = 0; i < 3; i++) {
        b[i] = (t == 0 ? 0 : 0.9 * b[i]) + g[i] + 0.01 * p[i];
        p[i] -= 0.1 / (t + 1) * b[i];
      }
    }
    assertThat(run(rule, 12, false)).containsExactly(p, within(1e-14));
    double[] plain = run(Optimizer.sgd(0.1, 0), 1, false);
    assertThat(plain[1]).isCloseTo(-1.25 - 0.1 * gradient(START)[1], within(1e-15));
  }

  /** Rosenbrock's function of six variables, as PyTorch 2.10 minimises it. */
  @Test
  void lbfgsTakesPyTorchsSteps() {
    double[][] expected = {
      {
        0.42082940154162507,
        0.14527699280738546,
        0.008899424654298257,
        0.0014795374875653453,
        -0.002000080288525696,
        0.011135661673211363
      },
      {
        0.9830758229391389,
        0.9638840013574151,
        0.9277391965077262,
        0.8618547253087289,
        0.732775724106116,
        0.5252810605867274
      },
      {
        0.9999997068995972,
        1.000000139132841,
        0.9999999310830049,
        1.0000002344705172,
        1.0000002096906127,
        1.0000004461057013
      }
    };
    int[] evaluations = {23, 47, 61};
    Tensor p = Tensors.of(new double[] {-1.2, 1.0, -0.7, 0.4, 1.9, -0.3}).clone();
    Tensor g = torch.zeros_like(p);
    Lbfgs lbfgs = new Lbfgs(Optimizer.lbfgs(1), p, g);
    int[] count = {0};
    for (int i = 0; i < 3; i++) {
      if (i == 2) {
        lbfgs = copy(lbfgs, p, g);
      }
      rosenbrockStep(lbfgs, p, g, count);
      assertThat(Tensors.doubles(p)).containsExactly(expected[i], within(1e-9));
      assertThat(count[0]).isEqualTo(evaluations[i]);
    }
  }

  private static Lbfgs copy(Lbfgs from, Tensor p, Tensor g) {
    Lbfgs copy = new Lbfgs(Optimizer.lbfgs(1), p, g);
    copy.restore(from.state());
    return copy;
  }

  private static void rosenbrockStep(Lbfgs lbfgs, Tensor p, Tensor g, int[] count) {
    DoubleSupplier loss =
        () -> {
          count[0]++;
          try (AutoGradMode on = new AutoGradMode(true)) {
            Tensor x = p.detach().clone().set_requires_grad(true);
            Tensor a = x.narrow(0, 0, 5);
            Tensor b = x.narrow(0, 1, 5);
            Tensor f =
                b.sub(a.square())
                    .square()
                    .mul(new Scalar(100))
                    .add(a.neg().add(new Scalar(1)).square())
                    .sum();
            f.backward();
            try (NoGradGuard off = new NoGradGuard()) {
              g.copy_(x.grad());
            }
            return f.item_double();
          }
        };
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      lbfgs.step(1, loss.getAsDouble(), loss);
    }
  }

  @Test
  void memoryOfAnotherRuleIsRefused() {
    Tensor p = Tensors.of(START.clone()).clone();
    Update sgd = new Sgd(Optimizer.sgd(0.1, 0.9), p, torch.zeros_like(p));
    Update adam = new Adam(Optimizer.adam(0.1), p, torch.zeros_like(p));
    assertThatThrownBy(() -> adam.restore(sgd.state()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lacks 'step'");
  }
}
