/** From graphs to complexes: rings, cliques and clusters become cells. */
@NullMarked
package dev.erlangen.topology.lifting;

import org.jspecify.annotations.NullMarked;
