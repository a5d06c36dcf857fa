/**
 * Rotationally equivariant contrastive learning: S. Gupta, J. Robinson, D. Lim, S. Villar, S.
 * Jegelka, "Structuring Representation Geometry with Rotationally Equivariant Contrastive
 * Learning", ICLR 2024, arXiv 2306.13924.
 *
 * <p>Contrastive learning asks that an augmentation leave the embedding where it is, and so forgets
 * whatever augmentations change. Here an augmentation a may move all embeddings by one orthogonal
 * map, {@code f(a(x)) = R_a f(x)} on the unit sphere. R_a is never written down: inner products
 * between the members of a chunk, before and after, must agree. What is exactly invariant, and what
 * has collapsed to a point, satisfies this trivially, so the loss needs a companion that spreads
 * embeddings, and {@link dev.erlangen.vision.care.OrthogonalityMetrics} measure what was reached.
 */
@NullMarked
package dev.erlangen.vision.care;

import org.jspecify.annotations.NullMarked;
