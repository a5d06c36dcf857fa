/**
 * Multi-cellular networks (MCN; Eitan et al., <i>Topological Blindspots</i>, ICLR 2025): features
 * on tuples of cells of given ranks and all linear maps between them that commute with renumbering
 * the cells of every rank.
 *
 * <p>With tuples of high enough order an MCN separates any two complexes that are not isomorphic;
 * tuples of k nodes have the power of the k-dimensional Weisfeiler–Leman test. The price is n^k
 * features, so this is for small complexes, one at a time; {@link dev.erlangen.topology.smcn} is
 * the variant that scales.
 */
@NullMarked
package dev.erlangen.topology.mcn;

import org.jspecify.annotations.NullMarked;
