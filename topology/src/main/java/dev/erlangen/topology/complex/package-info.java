/**
 * Combinatorial complexes, the neighbourhoods of their cells, complexes with features, and batches
 * of them.
 */
@NullMarked
package dev.erlangen.topology.complex;

import org.jspecify.annotations.NullMarked;
