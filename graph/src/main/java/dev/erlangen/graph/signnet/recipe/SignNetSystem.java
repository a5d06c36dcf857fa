package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.layer.Reduction;
import dev.erlangen.graph.signnet.SignAmbiguity;
import dev.erlangen.graph.signnet.SignNet;
import dev.erlangen.graph.signnet.gine.AllPairsSignNet;
import dev.erlangen.graph.signnet.gine.EigenGin;
import dev.erlangen.graph.signnet.gine.GineNet;
import dev.erlangen.graph.signnet.gine.SignNetGine;
import dev.erlangen.graph.signnet.molecule.Encoding;
import dev.erlangen.graph.signnet.molecule.MoleculeNet;
import dev.erlangen.train.recipe.SystemInfo;
import java.util.ArrayList;
import java.util.List;

/** SignNet's introduction and the contracts of freshly drawn networks. */
public final class SignNetSystem {
  /** The introduction. */
  public static final SystemInfo INFO =
      new SystemInfo(
          "signnet",
          "Sign and Basis Invariant Networks for Spectral Graph Representation Learning",
          "D. Lim, J. Robinson, L. Zhao, T. Smidt, S. Sra, H. Maron, S. Jegelka, ICLR 2023,"
              + " arXiv 2202.13013",
          "An eigenvector is defined up to its sign, so a network that reads Laplacian eigenvectors"
              + " must not care about signs. SignNet computes ρ([φ(v_i) + φ(-v_i)]_i): invariant by"
              + " construction, universal for such functions, and put in front of any base model.",
          "Invariant under {±1}^k, a sign per eigenvector; node outputs follow a renumbering of the"
              + " nodes, graph outputs stay. Not invariant under exchanging eigenvectors of"
              + " different eigenvalue (unless they are read as a set), nor under rotations inside"
              + " an eigenspace of dimension > 1: see basisnet.",
          List.of(
              "eigenvectors of a symmetric operator (graph or mesh Laplacian), float64 before use",
              "a graph for φ = GIN, GCN; nothing but the vectors for φ = MLP, DeepSets, transformer"),
          """
          List<Graph> molecules = Datasets.standard().graphs("molecules").test().subList(0, 8);
          GraphBatch batch = GraphBatch.of(molecules);
          var eigenvectors = new LaplacianEncoding(LaplacianType.SYMMETRIC, 8);
          Tensor v = eigenvectors.of(molecules).tensor().to(torch.ScalarType.Float);
          SignNet net =
              new SignNet.Config(SignNet.Phi.MASKED_GIN, 8, 32, 32, 3).init(new Rng(0));
          Tensor encoding = net.forward(EncodedBatch.packed(batch, v), Mode.EVAL); // (N, 8)
          Tensor flipped = net.forward(EncodedBatch.packed(batch, v.neg()), Mode.EVAL); // the same
          """,
          "docs/guide-signnet.md");

  private static final double NOISE = 0.3;

  private SignNetSystem() {}

  /** The contracts of networks with fresh parameters. */
  public static List<SymmetryContract> contracts() {
    List<SymmetryContract> out = new ArrayList<>();
    for (SignNet.Phi phi : SignNet.Phi.values()) {
      Encoding encoding =
          Encoding.signNet(new SignNet.Config(phi, 6, 12, 4, 3), Encoding.Join.CONCAT);
      out.addAll(MoleculeContracts.of("SignNet, φ = " + phi, net(encoding)));
    }
    for (SignAmbiguity ambiguity : List.of(SignAmbiguity.RAW, SignAmbiguity.ABS)) {
      Encoding encoding = Encoding.plain(6, Encoding.Join.ADD, ambiguity);
      out.addAll(MoleculeContracts.of("eigenvectors, " + ambiguity, net(encoding)));
    }
    for (boolean eigenvalues : new boolean[] {false, true}) {
      String name = "SignNet before GINE" + (eigenvalues ? ", with eigenvalues" : "");
      out.addAll(GineContracts.of(name, gine(eigenvalues)));
    }
    return List.copyOf(out);
  }

  private static SignNetGine gine(boolean eigenvalues) {
    Rng rng = new Rng(3);
    SignNetGine net =
        new SignNetGine.Config(
                new AllPairsSignNet.Config(
                    12, new EigenGin.Config(12, 2, eigenvalues), 4, 1, 0, eigenvalues, false),
                GineNet.Config.categorical(12, 1, 2, 28))
            .init(rng);
    return stirred(net, rng);
  }

  private static MoleculeNet net(Encoding encoding) {
    Rng rng = new Rng(1);
    MoleculeNet net =
        new MoleculeNet.Config(Base.GATEDGCN.config(1), encoding, 28, 4, 12, 2, Reduction.MEAN)
            .init(rng);
    return stirred(net, rng);
  }

  /**
   * Adds noise to every parameter: the output of a network with fresh parameters hardly depends on
   * its encoding, and a claim about it would be void.
   */
  static <M> M stirred(M model, Rng rng) {
    NoGrad.run(
        () ->
            Params.trainable(model)
                .values()
                .forEach(p -> p.add_(rng.normal(p.shape()).mul(Tensors.scalar(NOISE)))));
    return model;
  }
}
