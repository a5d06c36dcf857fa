package dev.erlangen.graph.experiment.filters;

import dev.erlangen.data.graph.Graph;
import org.bytedeco.pytorch.Tensor;

/**
 * A signal on a graph with its eigenpairs.
 *
 * @param graph n nodes
 * @param vectors (n, n)
 * @param values (n)
 * @param signal (n, 1)
 */
record FilterSample(Graph graph, Tensor vectors, Tensor values, Tensor signal) {
  FilterSample with(Tensor others) {
    return new FilterSample(graph, others, values, signal);
  }
}
