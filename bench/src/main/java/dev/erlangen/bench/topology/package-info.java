/** Liftings, homology and training steps on complexes, beside the same in Python. */
@NullMarked
package dev.erlangen.bench.topology;

import org.jspecify.annotations.NullMarked;
