package dev.erlangen.weights.lol.recipe;

import java.util.Locale;

/** The models that are compared. */
public enum Kind {
  /** One equivariant layer, products, MLP. */
  GLNET("GL-net"),
  /** Two wider equivariant layers with a gate between them. */
  GLNET_DEEP("GL-net, 2 layers"),
  /** Two layers with norm and learned nonlinearity. */
  GLNET_LEARNED("GL-net, 2 layers, learned"),
  /** One mean entry per matrix. */
  GLNET_POOLED("GL-net, pooled"),
  /** Transformer on the products of each matrix. */
  GL_TRANSFORMER("GL-transformer"),
  /** First layer mixes U and V: invariant under O(r) only. */
  ORTHOGONAL("O(r)-net"),
  /** Raw factors. */
  MLP("MLP"),
  /** Rotated to a template. */
  MLP_ALIGN("MLP + O-Align"),
  /** Balanced, then rotated to a template. */
  MLP_BALANCED("MLP + balanced O-Align"),
  /** Singular values. */
  MLP_SVD("MLP + SVD"),
  /** All entries of the updates. */
  MLP_DENSE("MLP + Dense"),
  /** Raw factors, one token per matrix. */
  TRANSFORMER("Transformer");

  private final String label;

  Kind(String label) {
    this.label = label;
  }

  /** Name in tables. */
  public String label() {
    return label;
  }

  /** Name of the arm. */
  public String arm() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Kind of(String arm) {
    return valueOf(arm.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether the network reads factors of any rank. */
  public boolean readsAnyRank() {
    return switch (this) {
      case MLP, MLP_ALIGN, MLP_BALANCED, MLP_SVD, TRANSFORMER -> false;
      default -> true;
    };
  }

  /** Whether the prediction must not change under GL(r). */
  boolean isInvariant() {
    return switch (this) {
      case ORTHOGONAL, MLP, MLP_ALIGN, TRANSFORMER -> false;
      default -> true;
    };
  }

  /** Whether the prediction must not change under O(r). */
  boolean isOrthogonallyInvariant() {
    return isInvariant() || this == MLP_ALIGN || this == ORTHOGONAL;
  }
}
