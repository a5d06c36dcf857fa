/** Clifford layers and networks beside PyTorch. */
@NullMarked
package dev.erlangen.bench.cgenn;

import org.jspecify.annotations.NullMarked;
