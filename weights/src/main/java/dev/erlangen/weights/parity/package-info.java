/** How the systems of this module are compared with their official code and files. */
@NullMarked
package dev.erlangen.weights.parity;

import org.jspecify.annotations.NullMarked;
