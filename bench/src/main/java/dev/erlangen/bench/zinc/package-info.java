/** Training steps of SignNet on batches of ZINC that both sides read from one file. */
@NullMarked
package dev.erlangen.bench.zinc;

import org.jspecify.annotations.NullMarked;
