/**
 * Scalable multi-cellular networks (SMCN) of Y. Eitan, Y. Gelberg, G. Bar-Shalom, F. Frasca, M.
 * Bronstein, H. Maron: <i>Topological Blindspots</i>, ICLR 2025, arXiv 2408.05486.
 *
 * <p>Features live on pairs (low cell x, high cell y) and start from a mark that says how x lies to
 * y. For every fixed y they are processed as a graph, like the subgraphs of a subgraph network, and
 * pairs of one x exchange what they know. Symmetry: cells of every rank may be renumbered together
 * with their incidences; pairs follow both their cells. Not a symmetry: renumbering the cells of
 * one rank alone. Needs a complex with cells of both ranks; others contribute zeros.
 */
@NullMarked
package dev.erlangen.topology.smcn;

import org.jspecify.annotations.NullMarked;
