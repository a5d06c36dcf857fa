/** Measures several ways of doing one thing in turn, in this process and in a peer's. */
@NullMarked
package dev.erlangen.bench.measure;

import org.jspecify.annotations.NullMarked;
