/**
 * Questions about a graph that have an exact answer: colour refinement, components, distances,
 * counts of small subgraphs. All on primitive arrays.
 */
@NullMarked
package dev.erlangen.graph.tool;

import org.jspecify.annotations.NullMarked;
