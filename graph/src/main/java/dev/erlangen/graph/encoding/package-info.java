/**
 * Positional and structural encodings of nodes: functions of the graph alone that move with its
 * nodes. Computed in float64 on primitive arrays, in parallel over graphs.
 */
@NullMarked
package dev.erlangen.graph.encoding;

import org.jspecify.annotations.NullMarked;
