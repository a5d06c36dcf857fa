package dev.erlangen.bench;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.DeepSets;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.basisnet.BasisInvariantNet;
import dev.erlangen.graph.basisnet.EigenspaceGroups;
import dev.erlangen.graph.basisnet.FilterBasisNet;
import dev.erlangen.graph.signnet.filter.FilterInput;
import dev.erlangen.graph.signnet.filter.GridImages;
import dev.erlangen.graph.signnet.filter.SetNet;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The network of {@code bench/peers/basisnet_dense.py} on a grid. */
final class GridBasisNet {
  private static final int HIDDEN = 32;
  private static final int POSITIONS = 32;
  private static final int RHO_HIDDEN = 10;
  private static final int BASE_HIDDEN = 16;

  private final FilterBasisNet net;
  private final FilterInput input;
  private final EigenspaceGroups groups;
  private final Tensor target;
  private final Mode mode = Mode.train(new Rng(0));

  GridBasisNet(int side) {
    Graph grid = GridImages.grid(side);
    int n = grid.nodes();
    SpectralDecomposition spectrum = SpectralDecomposition.of(grid, LaplacianType.SYMMETRIC);
    Tensor vectors = Tensors.of(spectrum.vectors(), n, n);
    groups =
        EigenspaceGroups.of(vectors, spectrum.eigenspaces()).to(vectors.device(), ScalarType.Float);
    Tensor signal = torch.rand(n, 1);
    input =
        new FilterInput(
            GraphBatch.of(grid),
            vectors.to(ScalarType.Float),
            Tensors.of(spectrum.values()).to(ScalarType.Float),
            signal);
    target = torch.rand(n, 1);
    Rng rng = new Rng(0);
    Mlp.Config rho = new Mlp.Config(2L * n, RHO_HIDDEN, POSITIONS, 3, Norm.BATCH_OF_THE_CALL);
    Mlp.Config base = new Mlp.Config(1 + POSITIONS, BASE_HIDDEN, 1, 2, Norm.NONE);
    net =
        new FilterBasisNet(
            new BasisInvariantNet.PerMultiplicity.Config(groups.multiplicities(), HIDDEN, true)
                .init(rng),
            DeepSets.init(rho, rng),
            SetNet.Ds.init(base, rng));
  }

  /** Number of trained values. */
  long parameters() {
    return Params.count(net);
  }

  /** One forward and backward pass. */
  void step() {
    try (PointerScope scope = new PointerScope()) {
      Params.clearGradients(net);
      Tensor prediction = net.forward(input, groups, mode).prediction();
      prediction.sub(target).square().sum().backward();
    }
  }
}
