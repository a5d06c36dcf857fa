package dev.erlangen.graph.experiment.filters;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.DeepSets;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.graph.basisnet.BasisInvariantNet;
import dev.erlangen.graph.basisnet.FilterBasisNet;
import dev.erlangen.graph.signnet.SignAmbiguity;
import dev.erlangen.graph.signnet.filter.FilterBase;
import dev.erlangen.graph.signnet.filter.FilterSignNet;
import dev.erlangen.graph.signnet.filter.GraphFilter;
import dev.erlangen.graph.signnet.filter.SetNet;
import dev.erlangen.graph.signnet.filter.SignPlus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fresh networks for a grid with k eigenpairs.
 *
 * @param sizes their widths
 * @param k number of eigenvectors
 * @param multiplicities dimensions of the eigenspaces, ascending
 */
record FilterNetworks(FilterSettings.Networks sizes, long k, List<Integer> multiplicities) {
  private static final int LAYERS = 3;
  private static final int HEADS = 4;
  private static final int BLOCKS = 2;

  FilterModel fresh(Method method, Rng rng) {
    return switch (method) {
      case SIGNNET, SIGNNET_PUBLISHED ->
          new FilterModel.Vectors(
              signNet(set(1L + sizes.positions(), rng), method == Method.SIGNNET_PUBLISHED, rng));
      case SIGNNET_TRANSFORMER ->
          new FilterModel.Vectors(signNet(transformer(1L + sizes.positions(), rng), false, rng));
      case BASISNET, BASISNET_SHARED -> new FilterModel.Spaces(basisNet(method, rng));
      case GCN -> graph(GraphFilter.Kind.GCN, rng);
      case GAT -> graph(GraphFilter.Kind.GAT, rng);
      case CHEB -> graph(GraphFilter.Kind.CHEB, rng);
      case ARMA -> graph(GraphFilter.Kind.ARMA, rng);
      case GPR -> graph(GraphFilter.Kind.GPR, rng);
      case BERN -> graph(GraphFilter.Kind.BERN, rng);
      case NO_PE -> plain(null, set(1, rng));
      case RAW -> plain(SignAmbiguity.RAW, set(1 + 2 * k, rng));
      case SIGN_FLIP -> plain(SignAmbiguity.FLIP, set(1 + 2 * k, rng));
      case ABS -> plain(SignAmbiguity.ABS, set(1 + 2 * k, rng));
    };
  }

  private FilterSignNet signNet(FilterBase base, boolean separate, Rng rng) {
    Mlp.Config phi = new Mlp.Config(1, sizes.phi(), 1, LAYERS, Norm.BATCH_OF_THE_CALL);
    return new FilterSignNet(
        null, base, new SignPlus(SetNet.Ds.init(phi, rng), separate), rho(rng));
  }

  private FilterBasisNet basisNet(Method method, Rng rng) {
    BasisInvariantNet phi =
        method == Method.BASISNET
            ? new BasisInvariantNet.PerMultiplicity.Config(multiplicities, sizes.ign(), true)
                .init(rng)
            : new BasisInvariantNet.Shared.Config(multiplicities, sizes.ign(), true).init(rng);
    Mlp.Config base = new Mlp.Config(1L + sizes.positions(), sizes.channels() / 2, 1, 2, Norm.NONE);
    return new FilterBasisNet(phi, rho(rng), SetNet.Ds.init(base, rng));
  }

  private DeepSets rho(Rng rng) {
    return DeepSets.init(
        new Mlp.Config(2 * k, sizes.rho(), sizes.positions(), LAYERS, Norm.BATCH_OF_THE_CALL), rng);
  }

  private SetNet set(long in, Rng rng) {
    return SetNet.Ds.init(new Mlp.Config(in, sizes.channels(), 1, LAYERS, Norm.NONE), rng);
  }

  private SetNet transformer(long in, Rng rng) {
    return SetNet.Transformer.init(
        in, SetNet.Transformer.layer(sizes.channels() / 2, HEADS, 0), 1, BLOCKS, rng);
  }

  private FilterModel graph(GraphFilter.Kind kind, Rng rng) {
    return plain(null, GraphFilter.init(kind, 1, sizes.channels(), sizes.layers(), rng));
  }

  private static FilterModel plain(@Nullable SignAmbiguity encoding, FilterBase base) {
    return new FilterModel.Vectors(new FilterSignNet(encoding, base, null, null));
  }
}
