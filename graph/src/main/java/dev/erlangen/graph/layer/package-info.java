/**
 * Message passing layers with the parameter names of their usual implementations (PyTorch
 * Geometric), so that its files load by name.
 *
 * <p>A layer maps node features (N, ...) along the arcs of a {@link dev.erlangen.core.autograd.Csr}
 * whose rows are the receivers; edge features are in its order. Linear maps are applied to nodes
 * before anything is copied to edges. Renumbering the nodes renumbers the output. Nodes without
 * arcs and graphs without arcs are allowed.
 */
@NullMarked
package dev.erlangen.graph.layer;

import org.jspecify.annotations.NullMarked;
