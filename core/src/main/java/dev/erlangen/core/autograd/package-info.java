/**
 * Gradients written in Java, and the aggregation over the edges of graphs that is built on them.
 *
 * <p>{@link dev.erlangen.core.autograd.CustomGradient} gives any tensor computed in Java a backward
 * function written in Java. {@link dev.erlangen.core.autograd.Aggregation} uses it for sums, means,
 * extrema and softmax over the segments of a {@link dev.erlangen.core.autograd.Csr}.
 */
@NullMarked
package dev.erlangen.core.autograd;

import org.jspecify.annotations.NullMarked;
