package dev.erlangen.graph.parity;

import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.parity.ParitySystem;
import java.util.Map;
import java.util.function.Function;

/** SignNet and BasisNet: the networks for molecules, meshes and spectral filters. */
public final class SignNetParity implements ParitySystem {
  @Override
  public String system() {
    return "signnet";
  }

  @Override
  public Map<String, Function<CaseConfig, ParityModel<?>>> models() {
    return Map.of(
        "gatedgcn-signnet", MoleculeCases::gatedGcn,
        "gin-signnet", MoleculeCases::gin,
        "gat-signnet", MoleculeCases::gat,
        "pna-signnet", MoleculeCases::pna,
        "transformer-signnet", MoleculeCases::transformer,
        "gine-signnet", GineCase::of,
        "filter-signnet", FilterSignNetCase::of,
        "filter-basisnet", FilterBasisNetCase::of,
        "cotangent-laplacian", CotangentCase::of);
  }
}
