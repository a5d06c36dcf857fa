/** Vectors for categorical attributes of nodes and arcs. */
@NullMarked
package dev.erlangen.graph.feature;

import org.jspecify.annotations.NullMarked;
