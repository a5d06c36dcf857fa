package dev.erlangen.graph.experiment.filters;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.generator.RandomGraphs;
import dev.erlangen.graph.spectral.Eigenspace;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import dev.erlangen.graph.symmetry.Stirring;
import dev.erlangen.train.recipe.SystemInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** BasisNet's introduction and the contracts of freshly drawn networks. */
public final class BasisNetSystem {
  /** The introduction. */
  public static final SystemInfo INFO =
      new SystemInfo(
          "basisnet",
          "Sign and Basis Invariant Networks for Spectral Graph Representation Learning",
          "D. Lim, J. Robinson, L. Zhao, T. Smidt, S. Sra, H. Maron, S. Jegelka, ICLR 2023,"
              + " arXiv 2202.13013",
          "The eigenvectors of a repeated eigenvalue are defined up to an orthogonal change of"
              + " basis. BasisNet reads each eigenspace through its projector V Vᵀ, which forgets"
              + " the basis and nothing else: ρ([φ_d(V_i V_iᵀ)]_i), φ_d an invariant graph network"
              + " per dimension d. The projectors are never formed: what the network reads of them"
              + " is computed once per graph from V.",
          "Invariant under O(d_1)×…×O(d_l), a change of basis per eigenspace, which includes all"
              + " sign flips; node outputs follow a renumbering of the nodes. Not invariant under"
              + " rotations that mix eigenspaces of different eigenvalues.",
          List.of(
              "whole eigenspaces of a symmetric operator: eigenvectors, eigenvalues, grouping",
              "all dimensions of eigenspaces that will occur, when the network is made"),
          """
          Graph cycle = Families.cycle(6);
          var spectrum = SpectralDecomposition.of(cycle, LaplacianType.SYMMETRIC);
          Tensor vectors = Tensors.of(spectrum.vectors(), 6, 6).to(torch.ScalarType.Float);
          EigenspaceGroups spaces = EigenspaceGroups.of(vectors, spectrum.eigenspaces());
          BasisInvariantNet phi =
              new BasisInvariantNet.PerMultiplicity.Config(spaces.multiplicities(), 32, true)
                  .init(new Rng(0));
          EigenspaceGroups.Group planes = spaces.groups().get(1); // spaces of dimension 2
          Tensor features = phi.ofMaps(planes.maps(), planes.rows(), 2, Mode.EVAL); // (B·6, 2)
          """,
          "docs/guide-signnet.md");

  private static final int NODES = 8;
  private static final long TREE = 2;

  private BasisNetSystem() {}

  /** The contracts of networks with fresh parameters. */
  public static List<SymmetryContract> contracts() {
    // The pixels of a small square grid are so alike that batch norms divide by hardly anything.
    Graph tree = RandomGraphs.tree(NODES, new SplittableRandom(TREE));
    SpectralDecomposition spectrum = SpectralDecomposition.of(tree, LaplacianType.SYMMETRIC);
    List<Integer> multiplicities =
        spectrum.eigenspaces().stream().map(Eigenspace::dimension).distinct().sorted().toList();
    FilterNetworks networks =
        new FilterNetworks(new FilterSettings.Networks(16, 2, 8, 8, 8, 8), NODES, multiplicities);
    List<SymmetryContract> out = new ArrayList<>();
    for (Method method : List.of(Method.BASISNET, Method.BASISNET_SHARED)) {
      Rng rng = new Rng(1);
      FilterModel network = Stirring.stirred(networks.fresh(method, rng), rng);
      out.addAll(FilterContracts.of(method, tree, network));
    }
    return List.copyOf(out);
  }
}
