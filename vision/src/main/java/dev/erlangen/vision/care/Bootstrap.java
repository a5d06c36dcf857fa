package dev.erlangen.vision.care;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.tensor.Tensors;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;

/**
 * BYOL (Grill et al. 2020): a predictor is to find, from the embedding of one view, that of the
 * other view by a slower copy of the encoder; {@code 2 - 2 cos}, for both orders of the views.
 * Nothing repels, and yet nothing collapses.
 *
 * @param momentum m of the copy
 * @param hidden channels inside the predictor
 */
public record Bootstrap(double momentum, long hidden) implements Objective {
  public Bootstrap {
    Check.between("momentum", momentum, 0, 1);
    Check.positive("hidden", hidden);
  }

  @Override
  public ContrastiveModel model(Encoder encoder, Rng rng) {
    long d = encoder.dimension();
    return new ContrastiveModel(
        encoder,
        Momentum.copy(encoder),
        null,
        null,
        new ProjectionHead.Config(d, hidden, d).init(rng));
  }

  @Override
  public Tensor loss(ContrastiveModel model, ViewBatch batch, Mode mode) {
    Encoder target = Objects.requireNonNull(model.target());
    ProjectionHead predictor = Objects.requireNonNull(model.predictor());
    Momentum.follow(target, model.online(), momentum);
    Tensor first = batch.first();
    Tensor second = batch.second();
    Tensor p1 = predicted(model.online(), predictor, first, mode);
    Tensor p2 = predicted(model.online(), predictor, second, mode);
    Tensor t1 = NoGrad.get(() -> target.embed(first, mode));
    Tensor t2 = NoGrad.get(() -> target.embed(second, mode));
    return distance(p1, t2).add(distance(p2, t1));
  }

  private static Tensor predicted(
      Encoder encoder, ProjectionHead predictor, Tensor view, Mode mode) {
    Tensor z = encoder.project(encoder.features(view, mode), mode);
    return UnitRows.of(predictor.forward(z, mode));
  }

  /** Mean of {@code 2 - 2 p_i·t_i} over unit rows (B, d). */
  public static Tensor distance(Tensor p, Tensor t) {
    UnitRows.paired(p, t);
    return p.mul(t).sum().mul(Tensors.scalar(-2.0 / p.size(0))).add(Tensors.scalar(2));
  }
}
