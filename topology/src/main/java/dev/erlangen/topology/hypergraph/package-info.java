/**
 * Hypergraph networks: nodes and hyperedges exchange messages, hyperedges do not meet each other
 * (UniGIN; Huang and Yang 2021). Cells of rank 1 and higher are the hyperedges and the rank is a
 * feature. Symmetry: renumbering nodes and hyperedges. Message passing on complexes contains them
 * and sees more, namely which cell lies in which.
 */
@NullMarked
package dev.erlangen.topology.hypergraph;

import org.jspecify.annotations.NullMarked;
