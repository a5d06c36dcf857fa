package dev.erlangen.graph.layer;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What the attention layers share. H heads of C channels each. */
final class Heads {
  private Heads() {}

  /** Views (R, H·C) as (R, H, C). */
  static Tensor split(Tensor x, long heads) {
    return x.view(-1, heads, x.size(-1) / heads);
  }

  /** Joins the heads of (N, H, C): side by side (N, H·C), or their mean (N, C). */
  static Tensor join(Tensor x, boolean concat) {
    return concat ? x.flatten(1, 2) : x.mean(1);
  }

  /** Scores (R, H) of (R, H, C): the products with a vector (1, H, C). */
  static Tensor scores(Tensor x, Tensor vector) {
    return x.mul(vector).sum(-1);
  }

  static Tensor leakyRelu(Tensor x, double slope) {
    return torch.leaky_relu(x, new Scalar(slope));
  }
}
