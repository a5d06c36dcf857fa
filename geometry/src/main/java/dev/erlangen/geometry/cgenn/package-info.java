/**
 * Clifford group equivariant networks: D. Ruhe, J. Brandstetter, P. Forré, NeurIPS 2023 (arXiv
 * 2305.11141), with a learned full metric: R. Ali, P. Kulytė, H. Sáez de Ocáriz Borde, P. Liò, ICML
 * 2024 workshop GRaM (arXiv 2407.09926).
 *
 * <p>Data are multivectors, layers are polynomials in the geometric product, so everything is
 * equivariant to the isometries O(V, S) of the metric, in any dimension and signature. The metric
 * may be given, or learned with the network. Layers take and give (B, C, 2^n).
 */
@NullMarked
package dev.erlangen.geometry.cgenn;

import org.jspecify.annotations.NullMarked;
