/**
 * Graphs made by rule or by chance: named families, lattices, strongly regular graphs, random
 * models, and pairs that are hard to tell apart. All are undirected and simple, without attributes
 * unless said so. Randomness is an argument: the same generator state gives the same graph.
 */
@NullMarked
package dev.erlangen.graph.generator;

import org.jspecify.annotations.NullMarked;
