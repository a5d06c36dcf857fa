/**
 * Readers of published graph data sets in their published formats: ZINC-12k, TU, Planetoid,
 * MoleculeNet, graph6.
 */
@NullMarked
package dev.erlangen.data.reader;

import org.jspecify.annotations.NullMarked;
