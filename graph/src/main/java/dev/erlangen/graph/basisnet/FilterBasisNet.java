package dev.erlangen.graph.basisnet;

import dev.erlangen.core.Mode;
import dev.erlangen.core.nn.DeepSets;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.signnet.filter.FilterBase;
import dev.erlangen.graph.signnet.filter.FilterInput;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A base network that reads a signal together with positional features made of eigenspaces: {@code
 * base([x, ρ([φ_d(V Vᵀ)]_spaces, λ])]}.
 *
 * <p>The features of a space of dimension d are d per node; those of all spaces, dimensions
 * ascending, stand side by side as (n, n) and keep the nodes in rows. State: {@code basis_inv_net},
 * {@code rho}, {@code base}.
 *
 * @param rho ρ on the node features [φ, λ], (n, 2k); null passes them on
 */
public record FilterBasisNet(
    BasisInvariantNet basisInvNet, @Nullable DeepSets rho, FilterBase base) {

  /**
   * Intermediate and final values.
   *
   * @param phi per group of {@link EigenspaceGroups}, (b, n, m)
   * @param features φ of all spaces, (n, k)
   * @param rho (n, p)
   * @param prediction (n, out)
   */
  public record Output(List<Tensor> phi, Tensor features, Tensor rho, Tensor prediction) {}

  /** Predicts on the nodes of the input's graph, whose eigenspaces are {@code groups}. */
  public Output forward(FilterInput input, EigenspaceGroups groups, Mode mode) {
    long n = groups.nodes();
    List<Tensor> phi = new ArrayList<>();
    List<Tensor> perNode = new ArrayList<>();
    for (EigenspaceGroups.Group group : groups.groups()) {
      int m = group.multiplicity();
      Tensor out = basisInvNet.ofMaps(group.maps(), group.rows(), m, mode).view(-1, n, m);
      phi.add(mode.trace("phi " + m, "spaces×nodes", out));
      perNode.add(out.transpose(0, 1).reshape(n, -1)); // (n, b·m)
    }
    Tensor features = Tensors.cat(1, perNode.toArray(Tensor[]::new));
    Tensor both = Tensors.cat(1, features, input.values().unsqueeze(0).expand(n, -1));
    Tensor positions = rho == null ? both : rho.forward(both, mode);
    mode.trace("rho", "nodes", positions);
    Tensor prediction =
        base.forward(Tensors.cat(1, input.signal(), positions), input.graph(), mode);
    return new Output(phi, features, positions, mode.trace("prediction", "nodes", prediction));
  }
}
