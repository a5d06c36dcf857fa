/**
 * Networks for molecules with positional encodings: an encoding of the eigenvectors (SignNet, or
 * one of its baselines) in front of a message passing network, as in the experiments on ZINC.
 */
@NullMarked
package dev.erlangen.graph.signnet.molecule;

import org.jspecify.annotations.NullMarked;
