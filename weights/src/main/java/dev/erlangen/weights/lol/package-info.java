/**
 * Learning on LoRAs: networks that read low-rank adapters and predict properties of the fine-tuned
 * model without running it.
 *
 * <p>T. Putterman, D. Lim, Y. Gelberg, S. Jegelka, H. Maron: Learning on LoRAs: GL-Equivariant
 * Processing of Low-Rank Weight Spaces for Large Finetuned Models, arXiv 2410.04207.
 *
 * <p>An adapter is a list of pairs {@code (U_l, V_l)} that stand for {@code U_l V_lᵀ}. The pairs
 * {@code (U_l R_l, V_l R_l⁻ᵀ)} are the same adapter for all invertible R_l, so a network must not
 * tell them apart: GL-net is equivariant under Π_l GL(r_l) in its layers, which mix the rows of U_l
 * and the rows of V_l but never both, and invariant in its output.
 */
@NullMarked
package dev.erlangen.weights.lol;

import org.jspecify.annotations.NullMarked;
