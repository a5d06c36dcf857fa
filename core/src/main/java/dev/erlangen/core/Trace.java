package dev.erlangen.core;

import org.bytedeco.pytorch.Tensor;

/**
 * Receives the named intermediate values of a forward pass.
 *
 * <p>A model reports each stage with {@code mode.trace(name, space, value)}; {@code space} says how
 * the value moves under a symmetry ({@code "nodes"}: rows follow the nodes, {@code "graphs"}:
 * unchanged by node renumbering, and so on). This is what lets a symmetry check name the first
 * stage at which a symmetry is lost.
 */
@FunctionalInterface
public interface Trace {
  /** Discards everything. */
  Trace NONE = (name, space, value) -> {};

  /** Takes note of one stage. */
  void stage(String name, String space, Tensor value);
}
