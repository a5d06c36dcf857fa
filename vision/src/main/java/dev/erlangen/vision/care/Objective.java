package dev.erlangen.vision.care;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** What a contrastive model is trained for. */
public interface Objective {
  /** Adds to a fresh encoder what this carries along. */
  default ContrastiveModel model(Encoder encoder, Rng rng) {
    return ContrastiveModel.of(encoder);
  }

  /** The loss of a batch, a scalar; may move what the model carries along. */
  Tensor loss(ContrastiveModel model, ViewBatch batch, Mode mode);

  /**
   * The terms of {@link CareLoss}: SimCLR, CARE, and their ablations.
   *
   * @param terms the loss
   */
  record Contrast(CareLoss terms) implements Objective {
    @Override
    public Tensor loss(ContrastiveModel model, ViewBatch batch, Mode mode) {
      List<Tensor> views = new ArrayList<>();
      if (terms.contrasts()) {
        views.add(batch.first());
        views.add(batch.second());
      }
      if (terms.compares()) {
        views.add(batch.sharedFirst(terms.chunks()));
        views.add(batch.sharedSecond(terms.chunks()));
      }
      List<Tensor> z = model.online().embedAll(views, mode);
      int last = z.size();
      return terms.forward(
          terms.contrasts() ? z.get(0) : null,
          terms.contrasts() ? z.get(1) : null,
          terms.compares() ? z.get(last - 2) : null,
          terms.compares() ? z.get(last - 1) : null);
    }
  }

  /**
   * Another objective with the equivariance term of the online encoder added.
   *
   * @param base the other objective
   * @param lambda weight of the term
   * @param chunks of a batch
   */
  record Equivariant(Objective base, double lambda, int chunks) implements Objective {
    public Equivariant {
      Check.between("lambda", lambda, 0, Double.MAX_VALUE);
      Check.positive("chunks", chunks);
    }

    @Override
    public ContrastiveModel model(Encoder encoder, Rng rng) {
      return base.model(encoder, rng);
    }

    @Override
    public Tensor loss(ContrastiveModel model, ViewBatch batch, Mode mode) {
      List<Tensor> views = List.of(batch.sharedFirst(chunks), batch.sharedSecond(chunks));
      List<Tensor> z = model.online().embedAll(views, mode);
      return base.loss(model, batch, mode)
          .add(EquivarianceLoss.ofGram(z.get(0), z.get(1), chunks).mul(Tensors.scalar(lambda)));
    }
  }
}
