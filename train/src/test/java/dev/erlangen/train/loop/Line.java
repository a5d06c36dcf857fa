package dev.erlangen.train.loop;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.recipe.Problem;
import java.util.Map;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** Linear regression with two hidden channels' worth of noise: small, but with every feature. */
public final class Line implements Problem {
  private final Linear model;
  private final Tensor x;
  private final Tensor y;
  private final double dropout;

  public Line(long seed, int n, double dropout) {
    Rng data = new Rng(99);
    this.model = new Linear.Config(3, 1).init(new Rng(seed));
    this.x = Tensors.kept(() -> data.normal(n, 3));
    this.y =
        Tensors.kept(
            () ->
                x.sum(new long[] {1}, true, new ScalarTypeOptional())
                    .add_(data.normal(n, 1).mul_(Tensors.scalar(0.1))));
    this.dropout = dropout;
  }

  @Override
  public Linear model() {
    return model;
  }

  @Override
  public int examples() {
    return (int) x.size(0);
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    Tensor rows = Tensors.of(examples);
    Tensor in = x.index_select(0, rows);
    if (dropout > 0) {
      Tensor keep =
          torch
              .rand(
                  in.shape(), mode.random().generator(), new TensorOptions(torch.ScalarType.Float))
              .gt(Tensors.scalar(dropout));
      in = in.mul(keep);
    }
    return torch.mse_loss(model.forward(in), y.index_select(0, rows));
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    if (split == Split.TRAIN) {
      return Map.of();
    }
    double shift = split == Split.TEST ? 0.01 : 0;
    return Map.of("mse", Tensors.item(torch.mse_loss(model.forward(x), y)) + shift);
  }
}
