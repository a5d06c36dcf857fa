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
  private static final double ROUNDING_32 = 1e-3;

  private final Method method;
  private final Graph grid;
  private final SpectralDecomposition spectrum;
  private final Function<ScalarType, Forward<FilterSample, Tensor>> model;

  private FilterContracts(Method method, Graph graph, FilterModel network) {
    this.method = method;
    grid = graph;
    spectrum = SpectralDecomposition.of(grid, LaplacianType.SYMMETRIC);
    List<Eigenspace> spaces = spectrum.eigenspaces();
    model =
        type -> {
          FilterModel typed = Params.to(network, Torch.device("cpu"), type);
          return (x, mode) ->
              typed.forward(
                  new FilterInput(
                      GraphBatch.of(x.graph()).to(x.signal().device(), type),
                      x.vectors(),
                      x.values(),
                      x.signal()),
                  EigenspaceGroups.of(x.vectors(), spaces),
                  mode);
        };
  }

  static List<SymmetryContract> of(Method method, Graph graph, FilterModel network) {
    FilterContracts all = new FilterContracts(method, graph, network);
    List<SymmetryContract> out = new ArrayList<>(List.of(all.numbering()));
    // Random signs in training leave a network that may or may not care: nothing to claim.
    if (method.readsVectors() && method != Method.SIGN_FLIP) {
      out.add(all.signs());
    }
    switch (method) {
      case SIGNNET, SIGNNET_TRANSFORMER -> {
        if (all.spectrum.eigenspaces().size() < graph.nodes()) {
          out.add(all.bases("the basis of a repeated eigenvalue matters", false));
        }
      }
      case BASISNET, BASISNET_SHARED -> {
        out.add(
            all.bases(
                "a change of basis in the eigenspaces leaves the prediction unchanged", true));
        out.add(all.mixing());
      }
      default -> {}
    }
    return List.copyOf(out);
  }

  private FilterSample sample(Rng rng) {
    int n = grid.nodes();
    return new FilterSample(
        grid,
        Tensors.of(spectrum.vectors(), n, n),
        Tensors.of(spectrum.values()),
        rng.normal(n, 1).to(ScalarType.Double));
  }

  private SymmetryContract numbering() {
    Action<Permutation, Tensor> rows = Actions.permute(0);
    Symmetry<Permutation, FilterSample, Tensor> symmetry =
        new Symmetry<>(
            new Permutations(grid.nodes()),
            (g, x) ->
                new FilterSample(
                    x.graph().permuted(g.order()),
                    rows.apply(g, x.vectors()),
                    x.values(),
                    rows.apply(g, x.signal())),
            rows);
    return Contract.holds(
            method.label() + ": the prediction follows a renumbering of the pixels",
            symmetry,
            this::sample,
            model)
        .withStages(Map.of("nodes", rows, "eigenvectors×nodes", Actions.permute(1)));
  }

  private SymmetryContract signs() {
    Symmetry<Tensor, FilterSample, Tensor> symmetry =
        Symmetry.invariance(
            new Signs(grid.nodes()), (g, x) -> x.with(Actions.signs(1).apply(g, x.vectors())));
    if (!method.isSignInvariant()) {
      return Contract.breaks(
          method.label() + ": sign flips change the prediction", symmetry, this::sample, model);
    }
    // Batch norms of the call divide by deviations that may be small: rounding grows in float32.
    return Contract.holds(
            method.label() + ": sign flips leave the prediction unchanged",
            symmetry,
            this::sample,
            model)
        .withTolerances(Contract.TOLERANCE_64, ROUNDING_32)
        .withStages(Map.of("nodes", Action.invariant(), "eigenvectors×nodes", Action.invariant()));
  }

  private SymmetryContract bases(String claim, boolean holds) {
    List<Integer> dimensions = spectrum.eigenspaces().stream().map(Eigenspace::dimension).toList();
    Symmetry<Tensor, FilterSample, Tensor> symmetry =
        Symmetry.invariance(
            new EigenspaceOrthogonal(dimensions),
            (g, x) -> x.with(Actions.vectors().apply(g, x.vectors())));
    return holds
        ? Contract.holds(method.label() + ": " + claim, symmetry, this::sample, model)
        : Contract.breaks(method.label() + ": " + claim, symmetry, this::sample, model);
  }

  private SymmetryContract mixing() {
    Symmetry<Tensor, FilterSample, Tensor> symmetry =
        Symmetry.invariance(
            new Orthogonal(grid.nodes()),
            (g, x) -> x.with(Actions.vectors().apply(g, x.vectors())));
    return Contract.breaks(
        method.label() + ": rotations that mix different eigenspaces change the prediction",
        symmetry,
        this::sample,
        model);
  }
}
