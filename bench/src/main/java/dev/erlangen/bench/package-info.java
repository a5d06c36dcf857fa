/** Measurements of speed and memory, beside those of peers in one run. */
@NullMarked
package dev.erlangen.bench;

import org.jspecify.annotations.NullMarked;
