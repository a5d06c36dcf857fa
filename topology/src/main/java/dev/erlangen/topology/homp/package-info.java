/**
 * Higher-order message passing on combinatorial complexes (HOMP; Hajij et al. 2022, CIN: Bodnar et
 * al. 2021): {@code h_x ← β(h_x, ⊗_N ⊕_{y ∈ N(x)} M_N(h_x, h_y))} over neighbourhoods N.
 *
 * <p>Symmetry: cells of every rank may be renumbered together with their incidences. What it cannot
 * see: complexes with a common covering give equal outputs, so neither diameter nor orientability,
 * planarity or homology is within its reach (Eitan et al., ICLR 2025). Modules here are the parts
 * of tensor diagrams, which subcomplex networks extend.
 */
@NullMarked
package dev.erlangen.topology.homp;

import org.jspecify.annotations.NullMarked;
