package dev.erlangen.graph.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.DeepSets;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.basisnet.BasisInvariantNet;
import dev.erlangen.graph.basisnet.EigenspaceGroups;
import dev.erlangen.graph.basisnet.FilterBasisNet;
import dev.erlangen.graph.signnet.filter.FilterInput;
import dev.erlangen.graph.spectral.Eigenspace;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** {@code signnet/filter-basisnet}: BasisNet in the spectral filter experiment. */
public final class FilterBasisNetModel implements ParityModel {
  @Override
  public String system() {
    return "signnet";
  }

  @Override
  public String model() {
    return "filter-basisnet";
  }

  @Override
  public Prepared prepare(JsonNode json) {
    CaseConfig config = CaseConfig.of(json);
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
    String net = config.word("net", "DS", FilterCases.NETS);
    return new Case(
        new FilterBasisNet(phi, rho, FilterCases.base(config.child("base"), net, rng)),
        (int) config.integer("eigenvalue_decimals", -1));
  }

  /** {@code decimals}: eigenvalues equal after rounding belong together; -1 groups by gaps. */
  private record Case(FilterBasisNet net, int decimals) implements Prepared {
    @Override
    public Object model() {
      return net;
    }

    @Override
    public Prepared with(Object model) {
      return new Case((FilterBasisNet) model, decimals);
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode) {
      FilterInput input = FilterCases.input(inputs);
      EigenspaceGroups groups = EigenspaceGroups.of(input.vectors(), spaces(input));
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

    private List<Eigenspace> spaces(FilterInput input) {
      double[] values = Tensors.doubles(input.values());
      if (decimals < 0) {
        double[] vectors = Tensors.doubles(input.vectors());
        int nodes = (int) input.vectors().size(0);
        return SpectralDecomposition.given(nodes, values, vectors).eigenspaces();
      }
      List<Eigenspace> spaces = new ArrayList<>();
      int first = 0;
      for (int i = 1; i <= values.length; i++) {
        if (i == values.length || rounded(values[i]) != rounded(values[first])) {
          spaces.add(new Eigenspace(first, i - first, values[first]));
          first = i;
        }
      }
      return spaces;
    }

    private double rounded(double value) {
      return Math.rint(value * Math.pow(10, decimals));
    }
  }
}
