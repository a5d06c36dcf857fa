package dev.erlangen.geometry.parity;

import dev.erlangen.core.Rng;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.geometry.cgenn.layer.EquivariantLayer;
import dev.erlangen.geometry.cgenn.layer.FullyConnectedGeometricProduct;
import dev.erlangen.geometry.cgenn.layer.GeometricProduct;
import dev.erlangen.geometry.cgenn.layer.MultivectorLayerNorm;
import dev.erlangen.geometry.cgenn.layer.MultivectorLinear;
import dev.erlangen.geometry.cgenn.layer.MultivectorNormalization;
import dev.erlangen.geometry.cgenn.layer.MultivectorSiLU;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import java.util.Map;
import java.util.function.Function;

/** Single layers. */
final class LayerCases {
  private LayerCases() {}

  /** {@code mv-linear}. */
  static ParityModel<?> linear(CaseConfig c) {
    return of(
        c,
        algebra ->
            new MultivectorLinear.Config(
                    c.integer("in_features"),
                    c.integer("out_features"),
                    algebra.dimension(),
                    c.flag("subspaces", true),
                    c.flag("bias", true))
                .init(new Rng(0)));
  }

  /** {@code mv-normalization}. */
  static ParityModel<?> normalization(CaseConfig c) {
    return of(
        c,
        algebra ->
            new MultivectorNormalization.Config(
                    c.integer("features"), algebra.dimension(), c.number("init", 0))
                .init(new Rng(0)));
  }

  /** {@code mv-silu}. */
  static ParityModel<?> silu(CaseConfig c) {
    boolean norm = c.word("invariant", "mag2", "mag2", "norm").equals("norm");
    return of(
        c,
        algebra ->
            new MultivectorSiLU.Config(
                    c.integer("channels"),
                    algebra.dimension(),
                    norm ? MultivectorSiLU.Invariant.NORM : MultivectorSiLU.Invariant.MAG2,
                    MultivectorSiLU.Gate.SIGMOID)
                .init(new Rng(0)));
  }

  /** {@code mv-layer-norm}. */
  static ParityModel<?> layerNorm(CaseConfig c) {
    return of(
        c, algebra -> new MultivectorLayerNorm.Config(c.integer("channels")).init(new Rng(0)));
  }

  /** {@code steerable-geometric-product}. */
  static ParityModel<?> product(CaseConfig c) {
    return of(
        c,
        algebra ->
            new GeometricProduct.Config(
                    c.integer("features"),
                    algebra.paths(),
                    c.flag("include_first_order", true),
                    CgennConfig.normalization(c, "normalization_init"))
                .init(new Rng(0)));
  }

  /** {@code fully-connected-steerable-geometric-product}. */
  static ParityModel<?> fullProduct(CaseConfig c) {
    return of(
        c,
        algebra ->
            new FullyConnectedGeometricProduct.Config(
                    c.integer("in_features"),
                    c.integer("out_features"),
                    algebra.paths(),
                    c.flag("include_first_order", true),
                    CgennConfig.normalization(c, "normalization_init"))
                .init(new Rng(0)));
  }

  private static ParityModel<?> of(
      CaseConfig config, Function<CliffordAlgebra, EquivariantLayer> init) {
    CliffordAlgebra algebra = CliffordAlgebra.of(CgennConfig.metric(config));
    return new ParityModel<>(
        init.apply(algebra),
        (layer, inputs, mode) -> Map.of("y", layer.forward(inputs.get("x"), algebra)));
  }
}
