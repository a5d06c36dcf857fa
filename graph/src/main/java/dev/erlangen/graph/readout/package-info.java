/**
 * From nodes to graphs: pooling over the nodes of each graph, output networks, and the virtual node
 * that carries information the other way.
 */
@NullMarked
package dev.erlangen.graph.readout;

import org.jspecify.annotations.NullMarked;
