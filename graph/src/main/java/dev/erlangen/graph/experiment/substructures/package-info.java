/**
 * Counting substructures and predicting properties of random graphs, which message passing cannot
 * do without positional features (section 4.2 of the SignNet paper).
 */
@NullMarked
package dev.erlangen.graph.experiment.substructures;

import org.jspecify.annotations.NullMarked;
