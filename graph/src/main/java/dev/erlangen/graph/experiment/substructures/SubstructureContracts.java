package dev.erlangen.graph.experiment.substructures;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.EigenspaceOrthogonal;
import dev.erlangen.core.symmetry.Forward;
import dev.erlangen.core.symmetry.Group;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.Signs;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.basisnet.BatchEigenspaces;
import dev.erlangen.graph.basisnet.SpaceMaps;
import dev.erlangen.graph.generator.Products;
import dev.erlangen.graph.generator.RandomGraphs;
import dev.erlangen.graph.signnet.EncodedBatch;
import dev.erlangen.graph.spectral.Eigenspace;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import dev.erlangen.graph.spectral.Spectrum;
import dev.erlangen.graph.spectral.Truncation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The symmetries of a network on random graphs, and the one that SignNet must not have. */
final class SubstructureContracts {
  private static final int HALF = 6;
  private static final int NODES = 2 * HALF;

  private final SubstructureNet net;
  private final int columns;
  private final Function<ScalarType, Forward<SubstructureSample, Tensor>> model;

  SubstructureContracts(SubstructureNet net, int columns) {
    this.net = net;
    this.columns = columns;
    model =
        type -> {
          SubstructureNet typed = Params.to(net, Torch.device("cpu"), type);
          return (x, mode) -> typed.forward(batch(x, type), mode);
        };
  }

  private SubstructureBatch batch(SubstructureSample x, ScalarType type) {
    double[] entries = Tensors.doubles(x.vectors());
    SpectralDecomposition moved =
        new SpectralDecomposition(NODES, x.spectrum().values(), entries, x.spectrum().scale());
    Spectrum some = moved.truncate(Truncation.smallest(columns));
    Spectrum all = moved.truncate(new Truncation(NODES, false, Truncation.Cut.ERROR, false));
    Tensor vectors = Tensors.of(some.vectors(), NODES, some.columns()).to(type);
    return new SubstructureBatch(
        EncodedBatch.packed(GraphBatch.of(x.graph()), vectors),
        BatchEigenspaces.of(List.of(SpaceMaps.of(all))));
  }

  List<SymmetryContract> all(String label) {
    List<SymmetryContract> out = new ArrayList<>();
    out.add(
        Contract.holds(
                label + ": renumbering the nodes leaves the prediction unchanged",
                Symmetry.invariance(
                    new Permutations(NODES),
                    (g, x) ->
                        new SubstructureSample(
                            x.graph().permuted(g.order()),
                            x.spectrum(),
                            Actions.permute(0).apply(g, x.vectors()))),
                SubstructureContracts::random,
                model)
            .withVarying((x, rng) -> random(rng)));
    switch (net.encoding()) {
      case SIGNNET -> {
        out.add(holds(label + ": sign flips", new Signs(NODES), SubstructureContracts::random));
        out.add(
            Contract.breaks(
                    label + ": the basis of a repeated eigenvalue matters",
                    bases(),
                    SubstructureContracts::twice,
                    model)
                // What is smaller than this is rounding in float32; what is larger is not.
                .withTolerances(Contract.TOLERANCE_64, 1e-6));
      }
      case BASISNET ->
          out.add(
              Contract.holds(
                      label + ": a change of basis in the eigenspaces changes nothing",
                      bases(),
                      SubstructureContracts::twice,
                      model)
                  .withVarying((x, rng) -> random(rng)));
      default -> {}
    }
    return List.copyOf(out);
  }

  private SymmetryContract holds(
      String name, Group<Tensor> signs, Function<Rng, SubstructureSample> inputs) {
    return Contract.holds(
            name + " leave the prediction unchanged",
            Symmetry.<Tensor, SubstructureSample, Tensor>invariance(
                signs, (g, x) -> x.with(Actions.signs(1).apply(g, x.vectors()))),
            inputs,
            model)
        .withVarying((x, rng) -> random(rng));
  }

  private static Symmetry<Tensor, SubstructureSample, Tensor> bases() {
    List<Integer> dimensions =
        decomposed(twins()).eigenspaces().stream().map(Eigenspace::dimension).toList();
    return Symmetry.invariance(
        new EigenspaceOrthogonal(dimensions),
        (g, x) -> x.with(Actions.vectors().apply(g, x.vectors())));
  }

  private static SpectralDecomposition decomposed(Graph graph) {
    return SpectralDecomposition.of(graph, LaplacianType.SYMMETRIC);
  }

  private static SubstructureSample twice(Rng rng) {
    return sample(twins());
  }

  /** Two copies of a path with a triangle at its end: every eigenvalue is double. */
  private static Graph twins() {
    Graph half = Graph.undirected(HALF, new int[] {0, 1, 2, 3, 4, 3}, new int[] {1, 2, 3, 4, 5, 5});
    return Products.union(half, half);
  }

  private static SubstructureSample random(Rng rng) {
    return sample(RandomGraphs.erdosRenyi(NODES, 0.4, new SplittableRandom(rng.nextLong())));
  }

  private static SubstructureSample sample(Graph graph) {
    SpectralDecomposition d = decomposed(graph);
    return new SubstructureSample(graph, d, Tensors.of(d.vectors(), NODES, NODES));
  }
}
