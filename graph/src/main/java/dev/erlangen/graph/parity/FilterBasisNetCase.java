package dev.erlangen.graph.parity;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.DeepSets;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.basisnet.BasisInvariantNet;
import dev.erlangen.graph.basisnet.EigenspaceGroups;
import dev.erlangen.graph.basisnet.FilterBasisNet;
import dev.erlangen.graph.signnet.filter.FilterBase;
import dev.erlangen.graph.signnet.filter.FilterInput;
import dev.erlangen.graph.spectral.Eigenspace;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** {@code filter-basisnet}: BasisNet in the spectral filter experiment. */
final class FilterBasisNetCase {
  private FilterBasisNetCase() {}

  static ParityModel<?> of(CaseConfig config) {
    CaseConfig ign = config.child("ign");
    Check.that(ign.integer("in_channels", 1) == 1, "config.ign.in_channels must be 1: a projector");
    List<Integer> multiplicities = config.integers("multiplicities");
    long hidden = ign.integer("hidden_channels");
    boolean norm = ign.flag("use_bn", true);
    Rng rng = new Rng(0);
    BasisInvariantNet phi =
        config.flag("shared", false)
            ? new BasisInvariantNet.Shared.Config(multiplicities, hidden, norm).init(rng)
            : new BasisInvariantNet.PerMultiplicity.Config(multiplicities, hidden, norm).init(rng);
    DeepSets rho = config.has("rho") ? DeepSets.init(config.child("rho").mlp(), rng) : null;
    FilterBase base =
        FilterCases.base(config.child("base"), config.word("net", "DS", FilterCases.NETS), rng);
    int decimals = (int) config.integer("eigenvalue_decimals", -1);
    return new ParityModel<>(
        new FilterBasisNet(phi, rho, base), (net, in, mode) -> run(net, decimals, in, mode));
  }

  private static Map<String, Tensor> run(
      FilterBasisNet net, int decimals, CaseInputs inputs, Mode mode) {
    FilterInput input = FilterCases.input(inputs);
    EigenspaceGroups groups = EigenspaceGroups.of(input.vectors(), spaces(input, decimals));
    FilterBasisNet.Output values = net.forward(input, groups, mode);
    Map<String, Tensor> out = new LinkedHashMap<>();
    for (int g = 0; g < groups.groups().size(); g++) {
      String name = "phi_mult" + groups.multiplicities().get(g);
      out.put(name, values.phi().get(g).transpose(1, 2));
    }
    out.put("eig_feats", values.features());
    out.put("rho", values.rho());
    out.put("pred", values.prediction());
    out.put("loss", FilterCases.loss(values.prediction(), inputs));
    return out;
  }

  /** Eigenvalues equal after rounding to {@code decimals} belong together; -1 groups by gaps. */
  private static List<Eigenspace> spaces(FilterInput input, int decimals) {
    double[] values = Tensors.doubles(input.values());
    if (decimals < 0) {
      double[] vectors = Tensors.doubles(input.vectors());
      int nodes = (int) input.vectors().size(0);
      return SpectralDecomposition.given(nodes, values, vectors).eigenspaces();
    }
    List<Eigenspace> spaces = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= values.length; i++) {
      if (i == values.length || rounded(values[i], decimals) != rounded(values[first], decimals)) {
        spaces.add(new Eigenspace(first, i - first, values[first]));
        first = i;
      }
    }
    return spaces;
  }

  private static double rounded(double value, int decimals) {
    return Math.rint(value * Math.pow(10, decimals));
  }
}
