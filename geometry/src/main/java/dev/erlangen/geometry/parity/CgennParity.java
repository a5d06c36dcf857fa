package dev.erlangen.geometry.parity;

import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.parity.ParitySystem;
import java.util.Map;
import java.util.function.Function;

/** Clifford group equivariant networks: the algebra, layers and models. */
public final class CgennParity implements ParitySystem {
  @Override
  public String system() {
    return "cgenn";
  }

  @Override
  public Map<String, Function<CaseConfig, ParityModel<?>>> models() {
    return Map.ofEntries(
        Map.entry("clifford-algebra", AlgebraCase::of),
        Map.entry("mv-linear", LayerCases::linear),
        Map.entry("mv-normalization", LayerCases::normalization),
        Map.entry("mv-silu", LayerCases::silu),
        Map.entry("mv-layer-norm", LayerCases::layerNorm),
        Map.entry("steerable-geometric-product", LayerCases::product),
        Map.entry("fully-connected-steerable-geometric-product", LayerCases::fullProduct),
        Map.entry("o3-cgmlp", PointCases::signedVolume),
        Map.entry("convex-hull-cgmlp", PointCases::convexHull),
        Map.entry("o5-cgmlp", PointCases::o5),
        Map.entry("nbody-cggnn", NBodyCase::of),
        Map.entry("lorentz-cggnn", LorentzCase::of),
        Map.entry("learned-metric-cgmlp", LearnedMetricCase::of));
  }
}
