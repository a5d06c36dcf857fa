package dev.erlangen.geometry.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.geometry.cgenn.layer.EquivariantLayer;
import dev.erlangen.geometry.cgenn.layer.FullyConnectedGeometricProduct;
import dev.erlangen.geometry.cgenn.layer.GeometricProduct;
import dev.erlangen.geometry.cgenn.layer.MultivectorLayerNorm;
import dev.erlangen.geometry.cgenn.layer.MultivectorLinear;
import dev.erlangen.geometry.cgenn.layer.MultivectorNormalization;
import dev.erlangen.geometry.cgenn.layer.MultivectorSiLU;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import java.util.Map;

/** Single layers, one class per kind. */
public abstract sealed class LayerModel extends CliffordCase {
  private LayerModel(String model) {
    super(model);
  }

  /** {@code cgenn/mv-linear}. */
  public static final class Linear extends LayerModel {
    /** For the service loader. */
    public Linear() {
      super("mv-linear");
    }

    @Override
    EquivariantLayer layer(CaseConfig c, CliffordAlgebra algebra) {
      return new MultivectorLinear.Config(
              c.integer("in_features"),
              c.integer("out_features"),
              algebra.dimension(),
              c.flag("subspaces", true),
              c.flag("bias", true))
          .init(new Rng(0));
    }
  }

  /** {@code cgenn/mv-normalization}. */
  public static final class Normalization extends LayerModel {
    /** For the service loader. */
    public Normalization() {
      super("mv-normalization");
    }

    @Override
    EquivariantLayer layer(CaseConfig c, CliffordAlgebra algebra) {
      return new MultivectorNormalization.Config(
              c.integer("features"), algebra.dimension(), c.number("init", 0))
          .init(new Rng(0));
    }
  }

  /** {@code cgenn/mv-silu}. */
  public static final class Silu extends LayerModel {
    /** For the service loader. */
    public Silu() {
      super("mv-silu");
    }

    @Override
    EquivariantLayer layer(CaseConfig c, CliffordAlgebra algebra) {
      boolean norm = c.word("invariant", "mag2", "mag2", "norm").equals("norm");
      return new MultivectorSiLU.Config(
              c.integer("channels"),
              algebra.dimension(),
              norm ? MultivectorSiLU.Invariant.NORM : MultivectorSiLU.Invariant.MAG2,
              MultivectorSiLU.Gate.SIGMOID)
          .init(new Rng(0));
    }
  }

  /** {@code cgenn/mv-layer-norm}. */
  public static final class LayerNorm extends LayerModel {
    /** For the service loader. */
    public LayerNorm() {
      super("mv-layer-norm");
    }

    @Override
    EquivariantLayer layer(CaseConfig c, CliffordAlgebra algebra) {
      return new MultivectorLayerNorm.Config(c.integer("channels")).init(new Rng(0));
    }
  }

  /** {@code cgenn/steerable-geometric-product}. */
  public static final class Product extends LayerModel {
    /** For the service loader. */
    public Product() {
      super("steerable-geometric-product");
    }

    @Override
    EquivariantLayer layer(CaseConfig c, CliffordAlgebra algebra) {
      return new GeometricProduct.Config(
              c.integer("features"),
              algebra.paths(),
              c.flag("include_first_order", true),
              normalization(c, "normalization_init"))
          .init(new Rng(0));
    }
  }

  /** {@code cgenn/fully-connected-steerable-geometric-product}. */
  public static final class FullProduct extends LayerModel {
    /** For the service loader. */
    public FullProduct() {
      super("fully-connected-steerable-geometric-product");
    }

    @Override
    EquivariantLayer layer(CaseConfig c, CliffordAlgebra algebra) {
      return new FullyConnectedGeometricProduct.Config(
              c.integer("in_features"),
              c.integer("out_features"),
              algebra.paths(),
              c.flag("include_first_order", true),
              normalization(c, "normalization_init"))
          .init(new Rng(0));
    }
  }

  abstract EquivariantLayer layer(CaseConfig config, CliffordAlgebra algebra);

  @Override
  public Prepared prepare(JsonNode json) {
    CaseConfig config = CaseConfig.of(json);
    CliffordAlgebra algebra = CliffordAlgebra.of(metric(config));
    return new Case<>(
        layer(config, algebra),
        (layer, inputs, mode) -> Map.of("y", layer.forward(CaseInputs.get(inputs, "x"), algebra)));
  }
}
