package dev.erlangen.graph.experiment.filters;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Action;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.EigenspaceOrthogonal;
import dev.erlangen.core.symmetry.Forward;
import dev.erlangen.core.symmetry.Orthogonal;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.Signs;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.basisnet.EigenspaceGroups;
import dev.erlangen.graph.signnet.filter.FilterInput;
import dev.erlangen.graph.signnet.filter.GridImages;
import dev.erlangen.graph.spectral.Eigenspace;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The symmetries of one network on the grid, and those that it must not have. */
final class FilterContracts {
  private final Graph grid;
  private final SpectralDecomposition spectrum;
  private final Function<ScalarType, Forward<Sample, Tensor>> model;

  /**
   * A signal on a graph with its eigenpairs.
   *
   * @param graph n nodes
   * @param vectors (n, n)
   * @param values (n)
   * @param signal (n, 1)
   */
  record Sample(Graph graph, Tensor vectors, Tensor values, Tensor signal) {
    Sample with(Tensor others) {
      return new Sample(graph, others, values, signal);
    }
  }

  private FilterContracts(int side, FilterModel network) {
    grid = GridImages.grid(side);
    spectrum = SpectralDecomposition.of(grid, LaplacianType.SYMMETRIC);
    List<Eigenspace> spaces = spectrum.eigenspaces();
    model =
        type -> {
          FilterModel typed = Params.to(network, Torch.device("cpu"), type);
          return (x, mode) ->
              typed.forward(
                  new FilterInput(
                      GraphBatch.of(x.graph).to(x.signal.device(), type),
                      x.vectors,
                      x.values,
                      x.signal),
                  EigenspaceGroups.of(x.vectors, spaces),
                  mode);
        };
  }

  static List<SymmetryContract> of(Method method, int side, FilterModel network) {
    FilterContracts all = new FilterContracts(side, network);
    List<SymmetryContract> out = new ArrayList<>(List.of(all.numbering()));
    if (method.readsVectors()) {
      out.add(all.signs(method.isSignInvariant()));
    }
    switch (method) {
      case SIGNNET, SIGNNET_TRANSFORMER ->
          out.add(all.bases("SignNet depends on the basis of a repeated eigenvalue", false));
      case BASISNET, BASISNET_SHARED -> {
        out.add(all.bases("another basis of an eigenspace changes nothing", true));
        out.add(all.mixing());
      }
      default -> {}
    }
    return List.copyOf(out);
  }

  private Sample sample(Rng rng) {
    int n = grid.nodes();
    return new Sample(
        grid,
        Tensors.of(spectrum.vectors(), n, n),
        Tensors.of(spectrum.values()),
        rng.normal(n, 1).to(ScalarType.Double));
  }

  private SymmetryContract numbering() {
    Action<Permutation, Tensor> rows = Actions.permute(0);
    Symmetry<Permutation, Sample, Tensor> symmetry =
        new Symmetry<>(
            new Permutations(grid.nodes()),
            (g, x) ->
                new Sample(
                    x.graph.permuted(g.order()),
                    rows.apply(g, x.vectors),
                    x.values,
                    rows.apply(g, x.signal)),
            rows);
    return Contract.holds("renumbering the pixels", symmetry, this::sample, model)
        .withStages(Map.of("nodes", rows, "eigenvectors×nodes", Actions.permute(1)));
  }

  private SymmetryContract signs(boolean invariant) {
    Symmetry<Tensor, Sample, Tensor> symmetry =
        Symmetry.invariance(
            new Signs(grid.nodes()), (g, x) -> x.with(Actions.signs(1).apply(g, x.vectors)));
    if (!invariant) {
      return Contract.breaks(
          "eigenvectors as they are: sign flips change the prediction",
          symmetry,
          this::sample,
          model);
    }
    return Contract.holds("sign flips change nothing", symmetry, this::sample, model)
        .withStages(Map.of("nodes", Action.invariant(), "eigenvectors×nodes", Action.invariant()));
  }

  private SymmetryContract bases(String claim, boolean holds) {
    List<Integer> dimensions = spectrum.eigenspaces().stream().map(Eigenspace::dimension).toList();
    Symmetry<Tensor, Sample, Tensor> symmetry =
        Symmetry.invariance(
            new EigenspaceOrthogonal(dimensions),
            (g, x) -> x.with(Actions.vectors().apply(g, x.vectors)));
    return holds
        ? Contract.holds(claim, symmetry, this::sample, model)
        : Contract.breaks(claim, symmetry, this::sample, model);
  }

  private SymmetryContract mixing() {
    Symmetry<Tensor, Sample, Tensor> symmetry =
        Symmetry.invariance(
            new Orthogonal(grid.nodes()), (g, x) -> x.with(Actions.vectors().apply(g, x.vectors)));
    return Contract.breaks(
        "rotations that mix different eigenspaces change the prediction",
        symmetry,
        this::sample,
        model);
  }
}
