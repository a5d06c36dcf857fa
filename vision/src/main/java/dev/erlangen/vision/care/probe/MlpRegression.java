package dev.erlangen.vision.care.probe;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.loop.Optimizer;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Regression by a perceptron with one hidden layer on standardised features, trained on all rows at
 * once by Adam.
 *
 * @param net the perceptron
 * @param mean of the features (1, d)
 * @param scale reciprocal deviation of the features (1, d)
 */
public record MlpRegression(Mlp net, Tensor mean, Tensor scale) {
  private static final double SMALLEST = 1e-6;
  private static final long[] ROWS = {0};

  /**
   * How it is trained.
   *
   * @param hidden channels of the hidden layer
   * @param steps updates
   * @param rate learning rate
   */
  public record Config(int hidden, int steps, double rate) {
    public Config {
      Check.positive("hidden", hidden);
      Check.positive("steps", steps);
      Check.positive("rate", rate);
    }

    /** Fits features (N, d) to targets (N, k) by mean squared error. */
    public MlpRegression fit(Tensor x, Tensor y, Rng rng) {
      Tensor features = x.detach();
      Tensor mean = features.mean(ROWS, true, new ScalarTypeOptional());
      Tensor scale =
          features
              .var(ROWS, new ScalarOptional(Tensors.scalar(0)), true)
              .sqrt()
              .clamp_min(Tensors.scalar(SMALLEST))
              .reciprocal();
      Mlp net = new Mlp.Config(x.size(1), hidden, y.size(1), 2, Norm.NONE).init(rng);
      MlpRegression fit = new MlpRegression(net, mean, scale);
      Descent descent = new Descent(net, Optimizer.adam(rate));
      for (int s = 0; s < steps; s++) {
        descent.step(() -> Losses.mse(fit.predict(features), y));
      }
      return fit;
    }
  }

  /** Maps (N, d) to (N, k). */
  public Tensor predict(Tensor x) {
    return net.forward(x.sub(mean).mul(scale), Mode.EVAL);
  }
}
