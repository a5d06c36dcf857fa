/**
 * Reading and writing files that cannot be trusted: bounded input, text with line numbers, NumPy
 * arrays, atomic writes. A bad file always gives an {@link IllegalArgumentException} that names the
 * file and the place, what is allowed, and what was found.
 */
@NullMarked
package dev.erlangen.data.io;

import org.jspecify.annotations.NullMarked;
