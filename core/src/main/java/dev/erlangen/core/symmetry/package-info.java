/**
 * Symmetry as a value: groups that sample and compose, actions that move inputs and outputs, and
 * one checker that measures how far a function is from respecting them.
 */
@NullMarked
package dev.erlangen.core.symmetry;

import org.jspecify.annotations.NullMarked;
