/** How groups act on graphs, for the symmetry contracts of everything that reads one. */
@NullMarked
package dev.erlangen.graph.symmetry;

import org.jspecify.annotations.NullMarked;
