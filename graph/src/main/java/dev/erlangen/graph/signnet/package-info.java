/**
 * SignNet: networks on eigenvectors that are invariant to their signs (D. Lim, J. Robinson, L.
 * Zhao, T. Smidt, S. Sra, H. Maron, S. Jegelka, <i>Sign and Basis Invariant Networks for Spectral
 * Graph Representation Learning</i>, ICLR 2023, arXiv 2202.13013).
 *
 * <p>{@code f(v_1..v_k) = ρ([φ(v_i) + φ(-v_i)]_i)}: φ is shared by all eigenvectors, ρ mixes them.
 * Invariant under {±1}^k, equivariant under renumbering the nodes; not invariant under exchanging
 * eigenvectors of different eigenvalues, nor under rotations inside an eigenspace of dimension
 * greater than 1 (that is {@link dev.erlangen.graph.basisnet}). Needs the eigenvectors of a
 * symmetric operator; the output is put in front of any base model.
 */
@NullMarked
package dev.erlangen.graph.signnet;

import org.jspecify.annotations.NullMarked;
