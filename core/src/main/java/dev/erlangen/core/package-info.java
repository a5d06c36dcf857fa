/**
 * The ground floor: loading libtorch safely, checked arguments, seeded randomness and the mode of a
 * forward pass. Everything here is independent of any one model.
 */
@NullMarked
package dev.erlangen.core;

import org.jspecify.annotations.NullMarked;
