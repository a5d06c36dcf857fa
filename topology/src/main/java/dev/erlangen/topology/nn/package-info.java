/** Small dense parts that the networks on complexes share. */
@NullMarked
package dev.erlangen.topology.nn;

import org.jspecify.annotations.NullMarked;
