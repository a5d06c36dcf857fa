package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Action;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Forward;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.Signs;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.molecule.MoleculeGenerator;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.signnet.gine.SignNetGine;
import dev.erlangen.graph.signnet.gine.SpectralInput;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The symmetries of SignNet on all eigenpairs in front of GINE. */
final class GineContracts {
  private static final int ATOMS = 14;

  private GineContracts() {}

  /**
   * A molecule and all its eigenpairs.
   *
   * @param vectors (n, n), one eigenvector per column
   * @param values (n)
   */
  record Sample(Graph molecule, Tensor vectors, Tensor values) {}

  static List<SymmetryContract> of(String name, SignNetGine net) {
    Function<ScalarType, Forward<Sample, Tensor>> model =
        type -> {
          SignNetGine typed = Params.to(net, Torch.device("cpu"), type);
          return (x, mode) -> typed.forward(input(x), mode).prediction();
        };
    return List.of(
        Contract.holds(
                name + ": renumbering the atoms leaves the prediction unchanged",
                Symmetry.invariance(
                    new Permutations(ATOMS),
                    (g, x) ->
                        new Sample(
                            x.molecule.permuted(g.order()),
                            Actions.permute(0).apply(g, x.vectors),
                            x.values)),
                GineContracts::sample,
                model)
            .withVarying((x, rng) -> sample(rng))
            .withStages(Map.of("nodes", Actions.permute(0), "graphs", Action.invariant())),
        Contract.holds(
                name + ": sign flips of the eigenvectors leave the prediction unchanged",
                Symmetry.invariance(
                    new Signs(ATOMS),
                    (g, x) ->
                        new Sample(x.molecule, Actions.signs(1).apply(g, x.vectors), x.values)),
                GineContracts::sample,
                model)
            .withStages(Map.of("nodes", Action.invariant(), "pairs", Action.invariant())));
  }

  private static SpectralInput input(Sample x) {
    GraphBatch batch = GraphBatch.of(x.molecule);
    return SpectralInput.of(
        batch, batch.nodeTypes(), batch.arcTypes(), x.vectors.reshape(-1), x.values);
  }

  private static Sample sample(Rng rng) {
    Graph molecule = MoleculeGenerator.generate(rng.nextLong(), ATOMS);
    while (molecule.nodes() != ATOMS) {
      molecule = MoleculeGenerator.generate(rng.nextLong(), ATOMS);
    }
    SpectralDecomposition all = SpectralDecomposition.of(molecule, LaplacianType.SYMMETRIC);
    return new Sample(molecule, Tensors.of(all.vectors(), ATOMS, ATOMS), Tensors.of(all.values()));
  }
}
