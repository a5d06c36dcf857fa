/**
 * The system of this module as parity models: cases of the official code, rebuilt from their
 * descriptions.
 */
@NullMarked
package dev.erlangen.geometry.parity;

import org.jspecify.annotations.NullMarked;
