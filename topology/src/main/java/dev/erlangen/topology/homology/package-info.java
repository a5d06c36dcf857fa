/**
 * Exact topology of complexes: boundary matrices, Betti numbers over GF(2) and over the rationals,
 * Euler characteristic, orientability, planarity and diameters, and surfaces to try them on.
 */
@NullMarked
package dev.erlangen.topology.homology;

import org.jspecify.annotations.NullMarked;
