package dev.erlangen.graph.basisnet;

/** A layer of an {@link Ign2to1}: 2-tensors to node vectors, or node vectors to node vectors. */
public sealed interface EquivariantLayer permits TwoToOne, OneToOne {}
