/**
 * Learning spectral filters on images: how well a network can express {@code y = U h(Λ) Uᵀ x} when
 * the eigenvectors U are part of its input (He et al. 2021; section 4.1 of the SignNet paper).
 */
@NullMarked
package dev.erlangen.graph.signnet.filter;

import org.jspecify.annotations.NullMarked;
