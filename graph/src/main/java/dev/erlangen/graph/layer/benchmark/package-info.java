/**
 * The layers of the "Benchmarking graph neural networks" code base (Dwivedi et al., JMLR 2023) and
 * of what descends from it, with its parameter names: normalisation, activation and residual are
 * inside the layer.
 */
@NullMarked
package dev.erlangen.graph.layer.benchmark;

import org.jspecify.annotations.NullMarked;
