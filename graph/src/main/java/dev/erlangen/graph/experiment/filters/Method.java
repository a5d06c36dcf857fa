package dev.erlangen.graph.experiment.filters;

import java.util.Locale;

/** The models of the filter experiment. */
public enum Method {
  /** SignNet on eigenvectors, DeepSets on its output and the signal. */
  SIGNNET("DeepSets + SignNet"),
  /** The same, φ(v) and φ(-v) normalised as two batches: the published code, not invariant. */
  SIGNNET_PUBLISHED("DeepSets + SignNet, separate statistics"),
  /** SignNet on eigenvectors, a transformer on its output and the signal. */
  SIGNNET_TRANSFORMER("Transformer + SignNet"),
  /** BasisNet on eigenspaces, an invariant graph network per dimension. */
  BASISNET("DeepSets + BasisNet"),
  /** BasisNet with one invariant graph network for all dimensions. */
  BASISNET_SHARED("DeepSets + BasisNet, shared φ"),
  /** Graph convolutions, no eigenvectors. */
  GCN("GCN"),
  /** Graph attention, no eigenvectors. */
  GAT("GAT"),
  /** Chebyshev filters of degree 2, no eigenvectors. */
  CHEB("Chebyshev"),
  /** Auto-regressive moving-average filters, no eigenvectors. */
  ARMA("ARMA"),
  /** Generalised PageRank, no eigenvectors. */
  GPR("GPR"),
  /** Bernstein filters, no eigenvectors. */
  BERN("Bernstein"),
  /** DeepSets on the signal alone. */
  NO_PE("DeepSets, no encoding"),
  /** DeepSets on the eigenvectors as the solver returns them. */
  RAW("DeepSets + eigenvectors"),
  /** DeepSets on eigenvectors with random signs at every step. */
  SIGN_FLIP("DeepSets + random signs"),
  /** DeepSets on the absolute values of eigenvectors. */
  ABS("DeepSets + |eigenvectors|");

  private final String label;

  Method(String label) {
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

  /** Whether it reads eigenvectors or eigenspaces at all. */
  boolean readsVectors() {
    return switch (this) {
      case GCN, GAT, CHEB, ARMA, GPR, BERN, NO_PE -> false;
      default -> true;
    };
  }

  /** Whether no sign of an eigenvector can change the prediction. */
  boolean isSignInvariant() {
    return this != RAW && this != SIGN_FLIP && this != SIGNNET_PUBLISHED;
  }

  /** The method of an arm. */
  static Method ofArm(String arm) {
    for (Method method : values()) {
      if (method.arm().equals(arm)) {
        return method;
      }
    }
    throw new IllegalArgumentException("the filter experiment has no arm '" + arm + "'");
  }
}
