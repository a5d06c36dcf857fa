/**
 * BasisNet: networks on eigenspaces that are invariant to the choice of an orthogonal basis in each
 * (D. Lim, J. Robinson, L. Zhao, T. Smidt, S. Sra, H. Maron, S. Jegelka, <i>Sign and Basis
 * Invariant Networks for Spectral Graph Representation Learning</i>, ICLR 2023, arXiv 2202.13013).
 *
 * <p>{@code f(V_1..V_l) = ρ([φ_{d_i}(V_i V_iᵀ)]_i)}: an invariant graph network φ_d per dimension d
 * acts on the projector, ρ on the node features of all eigenspaces. Invariant under O(d_1) × … ×
 * O(d_l), equivariant under renumbering the nodes; not invariant under rotations that mix different
 * eigenspaces. Needs whole eigenspaces: eigenvectors, eigenvalues, and their grouping.
 */
@NullMarked
package dev.erlangen.graph.basisnet;

import org.jspecify.annotations.NullMarked;
