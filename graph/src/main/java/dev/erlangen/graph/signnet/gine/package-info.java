/**
 * SignNet on all eigenvectors of a graph with a set transformer as ρ, in front of a GINE network:
 * the version for ZINC with edge features and for Alchemy. Parameters are named as in its official
 * PyTorch Geometric code.
 */
@NullMarked
package dev.erlangen.graph.signnet.gine;

import org.jspecify.annotations.NullMarked;
