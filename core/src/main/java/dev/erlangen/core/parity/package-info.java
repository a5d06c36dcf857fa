/**
 * Agreement with official implementations: a case is a tensor file (weights, inputs, outputs,
 * gradients) with a description beside it; a {@link dev.erlangen.core.parity.ParityModel} rebuilds
 * the model from the description.
 */
@NullMarked
package dev.erlangen.core.parity;

import org.jspecify.annotations.NullMarked;
