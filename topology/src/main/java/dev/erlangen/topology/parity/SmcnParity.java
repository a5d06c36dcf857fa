package dev.erlangen.topology.parity;

import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.parity.ParitySystem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Message passing between cells and pairs of cells: whole networks and their modules. */
public final class SmcnParity implements ParitySystem {
  /** The official builders; the description of the layers says all. */
  private static final List<String> NETWORKS =
      List.of(
          "homp-zinc",
          "homp-torus",
          "smcn-zinc",
          "smcn-torus",
          "smcn-topological",
          "smcn-ensemble");

  private static final List<String> BLOCKS =
      List.of(
          "incidence-conv",
          "adjacency-conv",
          "coadjacency-conv",
          "pointwise-conv",
          "subcomplex-low-conv",
          "subcomplex-high-conv",
          "subcomplex-incidence-conv",
          "subcomplex-broadcast-low",
          "subcomplex-broadcast-high",
          "subcomplex-pool",
          "subcomplex-cross-pool",
          "subcomplex-mark-embedding");

  @Override
  public String system() {
    return "smcn";
  }

  @Override
  public Map<String, Function<CaseConfig, ParityModel<?>>> models() {
    Map<String, Function<CaseConfig, ParityModel<?>>> out = new LinkedHashMap<>();
    NETWORKS.forEach(name -> out.put(name, NetworkCase::of));
    BLOCKS.forEach(name -> out.put(name, config -> BlockCase.of(name, config)));
    return out;
  }
}
