/** Tensor files: safetensors, read with every length checked and written atomically. */
@NullMarked
package dev.erlangen.core.io;

import org.jspecify.annotations.NullMarked;
