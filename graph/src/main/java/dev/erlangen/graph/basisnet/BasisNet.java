package dev.erlangen.graph.basisnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Aggregation;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * BasisNet on graphs of any size: {@code ρ(Σ_i ψ([φ_{d_i}(V_i V_iᵀ), λ_i]))} on every node, the sum
 * over the eigenspaces of its graph, φ_d an invariant graph network per dimension d.
 *
 * <p>Invariant under O(d_1) × … × O(d_l), equivariant under renumbering the nodes. State: {@code
 * encs.<j>}, j in ascending dimensions, {@code psi}, {@code rho}.
 */
public record BasisNet(Config config, List<Ign2to1> encs, Mlp psi, Mlp rho) {
  private static final int LAYERS = 2;

  public BasisNet {
    encs = List.copyOf(encs);
  }

  /**
   * Sizes.
   *
   * @param multiplicities all dimensions of eigenspaces that will occur, ascending
   * @param hidden channels inside φ, ψ and ρ
   * @param width channels of φ and ψ
   * @param out positional features per node
   * @param batchNorm whether there are batch norms with running statistics
   */
  public record Config(
      List<Integer> multiplicities, long hidden, long width, long out, boolean batchNorm) {
    public Config {
      multiplicities = BasisInvariantNet.ascending(multiplicities);
      Check.positive("hidden", hidden);
      Check.positive("width", width);
      Check.positive("out", out);
    }

    /** Fresh parameters. */
    public BasisNet init(Rng rng) {
      Norm norm = batchNorm ? Norm.BATCH : Norm.NONE;
      return new BasisNet(
          this,
          multiplicities.stream()
              .map(m -> new Ign2to1.Config(1, hidden, width, batchNorm).init(rng))
              .toList(),
          new Mlp.Config(width + 1, hidden, width, LAYERS, norm).init(rng),
          new Mlp.Config(width, hidden, out, LAYERS, norm).init(rng));
    }
  }

  /**
   * Returns positional features of all nodes, (N, out).
   *
   * @throws IllegalArgumentException if a dimension occurs for which there is no φ
   */
  public Tensor forward(BatchEigenspaces spaces, Mode mode) {
    Tensor[] parts = new Tensor[spaces.groups().size()];
    Tensor like = rho.lins().get(0).weight();
    for (int g = 0; g < parts.length; g++) {
      BatchEigenspaces.Group group = spaces.groups().get(g);
      int j = BasisInvariantNet.index(group.multiplicity(), config.multiplicities);
      Tensor phi = encs.get(j).ofMaps(Tensors.like(group.maps(), like), group.rows(), mode);
      parts[g] = Tensors.cat(1, phi, Tensors.like(group.values(), like)); // (R', c + 1)
    }
    Tensor rows = psi.forward(Tensors.cat(0, parts), mode); // (R, c)
    Tensor perNode = Aggregation.sum(rows, spaces.nodes());
    return mode.trace("rho", "nodes", rho.forward(perNode, mode));
  }
}
