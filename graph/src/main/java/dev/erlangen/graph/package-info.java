/**
 * Batches of graphs as tensors, and the parallel map with which preprocessing runs over graphs. A
 * graph itself is {@link dev.erlangen.data.graph.Graph}.
 */
@NullMarked
package dev.erlangen.graph;

import org.jspecify.annotations.NullMarked;
