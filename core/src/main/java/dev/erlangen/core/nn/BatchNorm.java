package dev.erlangen.core.nn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.autograd.RowStatistics;
import dev.erlangen.core.params.Buffer;
import dev.erlangen.core.tensor.Tensors;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Batch normalisation over all axes but the last: {@code y = (x - μ)/√(σ² + 1e-5) · w + b} (Ioffe
 * and Szegedy 2015). While training μ and σ² are those of the call and the running statistics move
 * by 0.1 (with the unbiased variance); otherwise the running ones are used. Without running
 * statistics those of the call are always used.
 *
 * <p>State: {@code weight}, {@code bias}, {@code running_mean}, {@code running_var}, each (C).
 */
public record BatchNorm(
    Tensor weight,
    Tensor bias,
    @Buffer @Nullable Tensor runningMean,
    @Buffer @Nullable Tensor runningVar) {
  private static final double EPSILON = 1e-5;
  static final double MOMENTUM = 0.1;

  /**
   * Size of a batch norm.
   *
   * @param channels C
   * @param running whether running statistics are kept
   */
  public record Config(long channels, boolean running) {
    public Config {
      Check.positive("channels", channels);
    }

    /** With running statistics. */
    public Config(long channels) {
      this(channels, true);
    }

    /** Scale 1, shift 0, running mean 0, running variance 1. */
    public BatchNorm init() {
      return new BatchNorm(
          Init.constant(1, channels),
          Init.constant(0, channels),
          running ? Init.buffer(0, channels) : null,
          running ? Init.buffer(1, channels) : null);
    }
  }

  /**
   * What a batch norm does to every row: {@code x · scale + shift}.
   *
   * @param scale (C)
   * @param shift (C)
   */
  public record Affine(Tensor scale, Tensor shift) {
    /** Returns the linear layer that does this first, {@code W (x · scale + shift) + b}. */
    public Linear before(Linear next) {
      Tensor constant = next.weight().mv(shift);
      return new Linear(
          next.weight().mul(scale), next.bias() == null ? constant : next.bias().add(constant));
    }

    /**
     * Maps sums of rows by the sums of what this makes of the rows, and then by {@code next}:
     * {@code W (sums · scale + counts shiftᵀ) + b}.
     *
     * @param sums (M, C), each the sum of some rows, with factors
     * @param counts (M), the number of rows in each sum, with the same factors
     */
    public Tensor ofSums(Tensor sums, Tensor counts, Linear next) {
      Linear scaled = new Linear(next.weight().mul(scale), next.bias());
      return scaled.forward(sums).addr(counts, next.weight().mv(shift));
    }
  }

  /**
   * Returns this batch norm of (..., C) as a map of rows that has yet to be applied, with gradients
   * through the statistics of {@code x}. A linear layer that follows can take it in, which saves
   * writing the normalised rows and half of the backward pass.
   */
  public Affine affine(Tensor x, Mode mode) {
    if (!usesBatch(mode)) {
      Tensor mean = Objects.requireNonNull(runningMean);
      Tensor variance = Objects.requireNonNull(runningVar);
      return affine(mean, variance);
    }
    Tensor rows = checkedRows(x);
    Tensor statistics = RowStatistics.of(rows, runningMean, runningVar, MOMENTUM);
    return affine(statistics.select(0, 0), statistics.select(0, 1));
  }

  private Affine affine(Tensor mean, Tensor variance) {
    Tensor scale = weight.mul(variance.add(Tensors.scalar(EPSILON)).rsqrt());
    return new Affine(scale, bias.sub(mean.mul(scale)));
  }

  private boolean usesBatch(Mode mode) {
    return mode.training() || runningMean == null;
  }

  private static Tensor checkedRows(Tensor x) {
    Tensor rows = x.reshape(-1, x.size(-1)); // (M, C)
    Check.that(
        rows.size(0) > 1,
        "batch statistics need more than one row, got %d; use a larger batch",
        rows.size(0));
    return rows;
  }

  /** Normalises (..., C). */
  public Tensor forward(Tensor x, Mode mode) {
    boolean batch = usesBatch(mode);
    Tensor rows = batch ? checkedRows(x) : x.reshape(-1, x.size(-1)); // (M, C)
    return normalised(rows, batch).view_as(x);
  }

  /** Normalises images (N, C, H, W), over all axes but the second; keeps their layout in memory. */
  public Tensor forwardImages(Tensor x, Mode mode) {
    return forwardImages(x, 1, mode);
  }

  /**
   * Normalises images (N, C, H, W) that are {@code parts} batches of one size after one another:
   * statistics of the batch are those of each part, running ones move part by part.
   */
  public Tensor forwardImages(Tensor x, int parts, Mode mode) {
    Check.that(
        x.dim() == 4 && x.size(1) == weight.size(0),
        "a batch norm of %d channels expects (N, %d, H, W), got %s",
        weight.size(0),
        weight.size(0),
        Tensors.shape(x));
    if (!usesBatch(mode)) {
      return normalised(x, false);
    }
    Check.that(
        parts >= 1 && x.size(0) % parts == 0,
        "%d images are not %d batches of one size",
        x.size(0),
        parts);
    long rows = x.numel() / x.size(1) / parts;
    Check.that(
        rows > 1,
        "batch statistics need more than one pixel per channel, got %d; use a larger batch",
        rows);
    return parts == 1 ? normalised(x, true) : partwise(x, parts);
  }

  /** The gradients of chunks are joined once; those of slices would each be as large as x. */
  private Tensor partwise(Tensor x, int parts) {
    TensorVector chunks = x.chunk(parts, 0);
    Tensor[] out = new Tensor[parts];
    for (int i = 0; i < parts; i++) {
      out[i] = normalised(new Tensor(chunks.get(i)), true);
    }
    return Tensors.cat(0, out);
  }

  private Tensor normalised(Tensor x, boolean batch) {
    return torch.batch_norm(
        x,
        new TensorOptional(weight),
        new TensorOptional(bias),
        optional(runningMean),
        optional(runningVar),
        batch,
        MOMENTUM,
        EPSILON,
        false);
  }

  private static TensorOptional optional(@Nullable Tensor t) {
    return t == null ? new TensorOptional() : new TensorOptional(t);
  }
}
