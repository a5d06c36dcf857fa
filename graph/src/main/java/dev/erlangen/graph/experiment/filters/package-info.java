/**
 * Learning spectral filters on images: which networks express {@code y = U h(Λ) Uᵀ x} (section 4.1
 * of the SignNet paper). A new network is trained for every image; nothing generalises, what is
 * measured is expressivity.
 */
@NullMarked
package dev.erlangen.graph.experiment.filters;

import org.jspecify.annotations.NullMarked;
