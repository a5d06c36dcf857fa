/**
 * Building blocks with the parameter names, defaults and initial distributions of PyTorch's
 * modules. Each is a record of tensors whose {@code forward} is a formula; {@code Config.init}
 * draws fresh parameters.
 */
@NullMarked
package dev.erlangen.core.nn;

import org.jspecify.annotations.NullMarked;
