package dev.erlangen.graph.generator;

import dev.erlangen.data.graph.Graph;

/**
 * Two graphs of the same size that are not isomorphic.
 *
 * @param name both names, such as {@code rook-4x4/shrikhande}
 */
public record GraphPair(String name, Graph first, Graph second) {}
