/**
 * The systems of this module as parity models: how a case of the official code is rebuilt from its
 * description and run on its inputs, and how tables of exact results are checked.
 */
@NullMarked
package dev.erlangen.topology.parity;

import org.jspecify.annotations.NullMarked;
