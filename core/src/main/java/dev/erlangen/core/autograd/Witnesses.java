package dev.erlangen.core.autograd;

import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Node;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Two empty tensors whose reference counts tell what has become of a native graph.
 *
 * <p>They are arguments of a {@code scatter_add} whose node becomes the first node of the graph: it
 * passes the gradient of its first argument through unchanged, saves the index until the graph is
 * released (so a second backward pass over a released graph fails there with libtorch's own
 * message, before any hook runs), and owns the accumulator of the leaf until it is destroyed.
 */
final class Witnesses {
  private static final Tensor NO_INDEX = Tensors.kept(() -> empty(ScalarType.Long));
  private static final Tensor NOTHING = Tensors.kept(() -> empty(ScalarType.Float));
  private static final Tensor SELF =
      Tensors.kept(() -> empty(ScalarType.Float).requires_grad_(true));

  private final Tensor index;
  private final Tensor leaf;

  Witnesses() {
    index = Tensors.keep(NO_INDEX.detach());
    leaf = Tensors.keep(NOTHING.detach());
    leaf.set_requires_grad(true);
  }

  private static Tensor empty(ScalarType type) {
    return torch.empty(new long[] {0, 0}, new TensorOptions(type), new MemoryFormatOptional());
  }

  /** Returns a node whose first edge is free to be set and passes gradients unchanged. */
  Node guard() {
    return SELF.scatter_add(0, index, leaf).grad_fn();
  }

  /** Whether a backward pass has freed what the graph saved. */
  boolean graphIsReleased() {
    return index.use_count() == 1;
  }

  /** Whether the graph has been destroyed, so no hook of it can be called any more. */
  boolean graphIsGone() {
    return leaf.use_count() == 1;
  }

  void free() {
    index.releaseReference();
    leaf.releaseReference();
  }
}
