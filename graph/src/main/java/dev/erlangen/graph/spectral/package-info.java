/**
 * Spectra of graphs and meshes: Laplacians, their eigenpairs in float64, the eigenspaces of
 * repeated eigenvalues, and the choice of the pairs that a network is fed with.
 */
@NullMarked
package dev.erlangen.graph.spectral;

import org.jspecify.annotations.NullMarked;
