package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Action;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Forward;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.Signs;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.molecule.MoleculeGenerator;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.encoding.LaplacianEncoding;
import dev.erlangen.graph.signnet.EncodedBatch;
import dev.erlangen.graph.signnet.SignAmbiguity;
import dev.erlangen.graph.signnet.molecule.Encoding;
import dev.erlangen.graph.signnet.molecule.MoleculeNet;
import dev.erlangen.graph.spectral.LaplacianType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The symmetries of a molecule network, and those that it must not have. */
final class MoleculeContracts {
  private static final int ATOMS = 16;

  private MoleculeContracts() {}

  /**
   * A molecule and its eigenvectors.
   *
   * @param molecule the graph
   * @param encoding (n, k)
   */
  record Sample(Graph molecule, Tensor encoding) {}

  static List<SymmetryContract> of(String name, MoleculeNet net) {
    Encoding encoding = net.config().encoding();
    int k = encoding == null ? 1 : encoding.columns();
    Function<Rng, Sample> samples = rng -> sample(rng, k);
    Function<ScalarType, Forward<Sample, Tensor>> model =
        type -> {
          MoleculeNet typed = Params.to(net, Torch.device("cpu"), type);
          return (x, mode) ->
              typed
                  .forward(EncodedBatch.padded(GraphBatch.of(x.molecule), x.encoding), mode)
                  .prediction();
        };
    List<SymmetryContract> out = new ArrayList<>();
    Symmetry<Permutation, Sample, Tensor> numbering =
        Symmetry.invariance(new Permutations(ATOMS), MoleculeContracts::renumbered);
    out.add(
        Contract.holds(
                name + ": renumbering the atoms leaves the prediction unchanged",
                numbering,
                samples,
                model)
            .withVarying((x, rng) -> sample(rng, k))
            .withStages(Map.of("nodes", Actions.permute(0), "graphs", Action.invariant())));
    if (encoding != null) {
      Symmetry<Tensor, Sample, Tensor> signs =
          Symmetry.invariance(
              new Signs(k),
              (g, x) -> new Sample(x.molecule, Actions.signs(1).apply(g, x.encoding)));
      boolean invariant = encoding.signNet() != null || encoding.ambiguity() == SignAmbiguity.ABS;
      out.add(
          invariant
              ? Contract.holds(
                      name + ": sign flips of the eigenvectors leave the prediction unchanged",
                      signs,
                      samples,
                      model)
                  .withStages(Map.of("nodes", Action.invariant(), "pairs", Action.invariant()))
              : Contract.breaks(
                  name + ": sign flips of the eigenvectors change the prediction",
                  signs,
                  samples,
                  model));
    }
    return List.copyOf(out);
  }

  private static Sample renumbered(Permutation g, Sample x) {
    return new Sample(x.molecule.permuted(g.order()), Actions.permute(0).apply(g, x.encoding));
  }

  private static Sample sample(Rng rng, int k) {
    Graph molecule = MoleculeGenerator.generate(rng.nextLong(), ATOMS);
    while (molecule.nodes() != ATOMS) {
      molecule = MoleculeGenerator.generate(rng.nextLong(), ATOMS);
    }
    double[] encoding = new LaplacianEncoding(LaplacianType.SYMMETRIC, k).of(molecule);
    return new Sample(molecule, Tensors.of(encoding, ATOMS, k));
  }
}
