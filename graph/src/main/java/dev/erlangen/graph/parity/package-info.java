/**
 * The systems of this module as parity models: how a case of the official code is rebuilt from its
 * description and run on its inputs.
 */
@NullMarked
package dev.erlangen.graph.parity;

import org.jspecify.annotations.NullMarked;
