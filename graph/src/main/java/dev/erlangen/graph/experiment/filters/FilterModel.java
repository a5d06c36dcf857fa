package dev.erlangen.graph.experiment.filters;

import dev.erlangen.core.Mode;
import dev.erlangen.core.params.Name;
import dev.erlangen.graph.basisnet.EigenspaceGroups;
import dev.erlangen.graph.basisnet.FilterBasisNet;
import dev.erlangen.graph.signnet.filter.FilterInput;
import dev.erlangen.graph.signnet.filter.FilterSignNet;
import org.bytedeco.pytorch.Tensor;

/** A network of the filter experiment, whatever it reads. */
sealed interface FilterModel {
  /** Maps the signal of one image to the filtered one, (n, 1). */
  Tensor forward(FilterInput input, EigenspaceGroups spaces, Mode mode);

  /** Without eigenvectors, or with each for itself. */
  record Vectors(@Name("") FilterSignNet net) implements FilterModel {
    @Override
    public Tensor forward(FilterInput input, EigenspaceGroups spaces, Mode mode) {
      return net.forward(input, mode).prediction();
    }
  }

  /** With whole eigenspaces. */
  record Spaces(@Name("") FilterBasisNet net) implements FilterModel {
    @Override
    public Tensor forward(FilterInput input, EigenspaceGroups spaces, Mode mode) {
      return net.forward(input, spaces, mode).prediction();
    }
  }
}
