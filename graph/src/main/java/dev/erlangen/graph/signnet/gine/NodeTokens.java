package dev.erlangen.graph.signnet.gine;

import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.CustomGradient;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The pairs of each node as its tokens: M pairs, N nodes, at most K per node.
 *
 * @param segments rows = nodes, columns = pairs
 * @param slot (M) int64: place of each pair among the N·K padded ones
 * @param mask (N, K) bool: which places hold a pair
 */
public record NodeTokens(Csr segments, Tensor slot, Tensor mask) {

  /** Lays out the pairs of the nodes. */
  public static NodeTokens of(Csr segments) {
    Tensor counts = segments.pointer().diff(); // (N)
    long most = segments.edges() == 0 ? 0 : counts.max().item_long();
    Tensor first = segments.pointer().index_select(0, segments.row());
    Tensor place = torch.arange(Tensors.scalar(segments.edges()), counts.options()).sub(first);
    Tensor places = torch.arange(Tensors.scalar(most), counts.options());
    return new NodeTokens(
        segments, segments.row().mul(new Scalar(most)).add(place), places.lt(counts.unsqueeze(1)));
  }

  /** (M, C) to (N, K, C), padding 0. */
  Tensor pack(Tensor x) {
    Tensor padded = NoGrad.get(() -> scattered(x, slot, mask.numel()));
    CustomGradient.attach(padded, x, (g, saved) -> g.index_select(0, saved.get(0)), slot);
    return padded.view(mask.size(0), mask.size(1), -1);
  }

  /** (N, K, C) to (M, C). */
  Tensor unpack(Tensor padded) {
    Tensor rows = padded.reshape(mask.numel(), -1);
    long places = mask.numel();
    Tensor x = NoGrad.get(() -> rows.index_select(0, slot));
    return CustomGradient.attach(x, rows, (g, saved) -> scattered(g, saved.get(0), places), slot);
  }

  /** No two rows have the same place, so each is copied instead of added. */
  private static Tensor scattered(Tensor x, Tensor slot, long places) {
    return torch
        .zeros(new long[] {places, x.size(1)}, Tensors.optionsOf(x))
        .index_copy_(0, slot, x);
  }

  /** (M, C) to (N, C). */
  Tensor sum(Tensor x) {
    return Segments.sum(x, segments);
  }
}
