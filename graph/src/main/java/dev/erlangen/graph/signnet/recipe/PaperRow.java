package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.graph.layer.Reduction;
import dev.erlangen.graph.signnet.SignAmbiguity;
import dev.erlangen.graph.signnet.SignNet;
import dev.erlangen.graph.signnet.molecule.Encoding;
import dev.erlangen.train.recipe.Recipe;
import java.util.Locale;

/**
 * One row of the paper's table on ZINC: the sizes with which a network of that kind and encoding
 * has about 500 000 parameters, and what the paper reports.
 *
 * @param base the message passing network
 * @param encoding what it is given
 * @param hidden channels
 * @param layers message passing layers
 * @param eigenvectors k
 * @param width channels of φ, 0 without SignNet
 * @param weightDecay added to the gradient
 * @param reported test MAE, mean ± standard deviation of four seeds, or empty
 */
record PaperRow(
    Base base,
    Kind encoding,
    int hidden,
    int layers,
    int eigenvectors,
    int width,
    double weightDecay,
    String reported) {
  private static final int DEEP = 16;
  private static final int FEW = 8;
  private static final int ALL = 37;
  private static final int NARROW = 4;
  private static final int SIGN_LAYERS = 8;
  private static final double PNA_DECAY = 3e-6;

  /** What a network of the table is given. */
  enum Kind {
    NONE,
    FLIP,
    ABSOLUTE,
    CANONICAL,
    SIGNNET_FEW,
    SIGNNET_ALL
  }

  /**
   * Returns the row.
   *
   * @throws IllegalArgumentException if the paper has no such row
   */
  static PaperRow of(Base base, Kind kind) {
    return switch (base) {
      case GATEDGCN ->
          switch (kind) {
            case NONE -> row(base, kind, 77, DEEP, 0, 0, 0, "0.252 ± 0.007");
            case FLIP -> row(base, kind, 77, DEEP, FEW, 0, 0, "0.198 ± 0.011");
            case ABSOLUTE -> row(base, kind, 77, DEEP, FEW, 0, 0, "0.204 ± 0.009");
            case CANONICAL -> row(base, kind, 77, DEEP, FEW, 0, 0, "0.298 ± 0.019");
            case SIGNNET_FEW -> row(base, kind, 68, DEEP, FEW, NARROW, 0, "0.121 ± 0.005");
            case SIGNNET_ALL -> row(base, kind, 67, DEEP, ALL, 67, 0, "0.100 ± 0.007");
          };
      case GIN ->
          switch (kind) {
            case SIGNNET_FEW -> row(base, kind, 95, DEEP, FEW, NARROW, 0, "");
            case SIGNNET_ALL -> throw missing(base, kind);
            default -> row(base, kind, 122, DEEP, kind == Kind.NONE ? 0 : FEW, 0, 0, "");
          };
      case PNA ->
          switch (kind) {
            case NONE -> row(base, kind, 80, DEEP, 0, 0, PNA_DECAY, "0.141 ± 0.004");
            case FLIP -> row(base, kind, 80, DEEP, FEW, 0, PNA_DECAY, "0.132 ± 0.010");
            case ABSOLUTE, CANONICAL -> row(base, kind, 80, DEEP, FEW, 0, PNA_DECAY, "");
            case SIGNNET_FEW -> row(base, kind, 70, DEEP, FEW, NARROW, PNA_DECAY, "0.105 ± 0.007");
            case SIGNNET_ALL -> row(base, kind, 70, DEEP, ALL, 70, PNA_DECAY, "0.084 ± 0.006");
          };
      case TRANSFORMER ->
          switch (kind) {
            case NONE -> row(base, kind, 80, 8, 0, 0, 0, "0.283 ± 0.030");
            case FLIP -> row(base, kind, 80, 8, 16, 0, 0, "0.223 ± 0.007");
            case ABSOLUTE, CANONICAL -> row(base, kind, 80, 8, 16, 0, 0, "");
            case SIGNNET_FEW -> row(base, kind, 64, 10, 16, NARROW, 0, "0.115 ± 0.008");
            case SIGNNET_ALL -> row(base, kind, 56, 10, ALL, 16, 0, "0.102 ± 0.005");
          };
      case GAT -> throw missing(base, kind);
    };
  }

  private static PaperRow row(
      Base base,
      Kind kind,
      int hidden,
      int layers,
      int eigenvectors,
      int width,
      double weightDecay,
      String reported) {
    return new PaperRow(base, kind, hidden, layers, eigenvectors, width, weightDecay, reported);
  }

  private static IllegalArgumentException missing(Base base, Kind kind) {
    return new IllegalArgumentException(
        "the paper has no row for row.base = "
            + base.name().toLowerCase(Locale.ROOT)
            + " with row.encoding = "
            + kind.name().toLowerCase(Locale.ROOT)
            + "; signnet-zinc trains any combination at a small size");
  }

  private boolean signNet() {
    return encoding == Kind.SIGNNET_FEW || encoding == Kind.SIGNNET_ALL;
  }

  /** The row as settings of a comparison; the transformer sums its atoms with SignNet only. */
  MoleculeSettings settings(int epochs, int batch, double rate, boolean packed) {
    boolean sum = base == Base.PNA || (base == Base.TRANSFORMER && signNet());
    SignNet.Phi phi = encoding == Kind.SIGNNET_ALL ? SignNet.Phi.MASKED_GIN : SignNet.Phi.GIN;
    return new MoleculeSettings(
        new MoleculeSettings.Network(base, hidden, layers, sum ? Reduction.SUM : Reduction.MEAN),
        new MoleculeSettings.Signs(
            Math.max(1, eigenvectors),
            phi,
            Math.max(1, width),
            SIGN_LAYERS,
            Encoding.Join.CONCAT,
            packed),
        new MoleculeSettings.Fit(epochs, batch, rate));
  }

  /** This row's model among the arms of a comparison. */
  Recipe.Arm pick(MoleculeArms arms) {
    return switch (encoding) {
      case NONE -> arms.none();
      case FLIP -> arms.plain(SignAmbiguity.FLIP);
      case ABSOLUTE -> arms.plain(SignAmbiguity.ABS);
      case CANONICAL -> arms.plain(SignAmbiguity.CANONICAL);
      case SIGNNET_FEW, SIGNNET_ALL -> arms.signNet();
    };
  }

  /** What the paper reports, as a sentence. */
  String fact() {
    return reported.isEmpty()
        ? "the paper reports no figure for this row"
        : "the paper reports a test MAE of " + reported + " with the official training molecules";
  }
}
