package dev.erlangen.vision.care;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.tensor.Tensors;
import java.util.Objects;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * MoCo (He et al. 2020; Chen et al. 2020): a view is to find its partner, embedded by a slower copy
 * of the encoder, among the embeddings of earlier batches, {@code -log( e^{q·k/τ} / (e^{q·k/τ} +
 * Σ_queue e^{q·k'/τ}) )}. The order in which a batch meets the copy is not shuffled: that matters
 * only if several devices have batch statistics of their own.
 *
 * @param temperature τ
 * @param momentum m of the copy, {@code copy ← m copy + (1 - m) encoder}
 * @param length embeddings in the queue, a multiple of the batch size
 */
public record MomentumContrast(double temperature, double momentum, long length)
    implements Objective {
  private static final long[] LAST = {-1};

  public MomentumContrast {
    Check.positive("temperature", temperature);
    Check.between("momentum", momentum, 0, 1);
    Check.positive("length", length);
  }

  @Override
  public ContrastiveModel model(Encoder encoder, Rng rng) {
    return new ContrastiveModel(
        encoder,
        Momentum.copy(encoder),
        Tensors.kept(() -> UnitRows.of(rng.normal(length, encoder.dimension()))),
        Tensors.kept(() -> Tensors.of(new long[] {0})),
        null);
  }

  @Override
  public Tensor loss(ContrastiveModel model, ViewBatch batch, Mode mode) {
    Encoder target = Objects.requireNonNull(model.target());
    Tensor queue = Objects.requireNonNull(model.queue());
    Momentum.follow(target, model.online(), momentum);
    Tensor q = model.online().embed(batch.first(), mode);
    Tensor k = NoGrad.get(() -> target.embed(batch.second(), mode));
    Tensor loss = contrast(q, k, queue.clone(), temperature);
    NoGrad.run(() -> enqueue(queue, Objects.requireNonNull(model.queuePtr()), k));
    return loss;
  }

  /**
   * Returns the loss of unit rows.
   *
   * @param q views (B, d)
   * @param k their partners (B, d)
   * @param queue embeddings of others (K, d)
   */
  public static Tensor contrast(Tensor q, Tensor k, Tensor queue, double temperature) {
    UnitRows.paired(q, k);
    Tensor own = q.mul(k).sum(LAST, true, new ScalarTypeOptional()); // (B, 1)
    Tensor logits = Tensors.cat(1, own, q.matmul(queue.t())).mul(Tensors.scalar(1 / temperature));
    Tensor first = Tensors.of(new long[(int) q.size(0)]).to(q.device(), ScalarType.Long);
    return Losses.crossEntropy(logits, first);
  }

  private static void enqueue(Tensor queue, Tensor pointer, Tensor k) {
    Check.that(
        queue.size(0) % k.size(0) == 0,
        "a queue of %d is not divisible by the batch size %d; train on whole batches",
        queue.size(0),
        k.size(0));
    long at = pointer.item_long();
    queue.narrow(0, at, k.size(0)).copy_(k);
    pointer.fill_(new Scalar((at + k.size(0)) % queue.size(0)));
  }
}
