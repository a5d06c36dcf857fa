/**
 * Graphs and sets of graphs as immutable values on primitive arrays: what readers and generators
 * produce and what batching and preprocessing consume. Nothing here touches libtorch.
 */
@NullMarked
package dev.erlangen.data.graph;

import org.jspecify.annotations.NullMarked;
