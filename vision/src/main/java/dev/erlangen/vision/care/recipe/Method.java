package dev.erlangen.vision.care.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.vision.care.BarlowTwins;
import dev.erlangen.vision.care.Bootstrap;
import dev.erlangen.vision.care.CareLoss;
import dev.erlangen.vision.care.CareLoss.Term;
import dev.erlangen.vision.care.MomentumContrast;
import dev.erlangen.vision.care.Objective;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** The methods that experiments compare. */
public enum Method {
  /** SimCLR's loss with the equivariance term. */
  CARE("CARE (SimCLR)"),
  /** The contrastive loss alone. */
  SIMCLR("SimCLR"),
  /** CARE with a tenth of the attraction between partners. */
  CARE_WEAK("CARE, invariance x 0.1"),
  /** Uniformity and equivariance, nothing that attracts partners. */
  UNIFORM_EQUIV("uniformity + equivariance"),
  /** Uniformity alone. */
  UNIFORM("uniformity"),
  /** Attraction between partners alone: collapses. */
  INVARIANCE("invariance"),
  /** The equivariance term alone: collapses. */
  EQUIVARIANCE("equivariance"),
  /** MoCo-v2. */
  MOCO("MoCo-v2"),
  /** MoCo-v2 with the equivariance term. */
  CARE_MOCO("CARE (MoCo-v2)"),
  /** BYOL. */
  BYOL("BYOL"),
  /** Barlow Twins. */
  BARLOW("Barlow Twins"),
  /** Barlow Twins with the equivariance term. */
  CARE_BARLOW("CARE (Barlow Twins)");

  private static final double WEAK = 0.1;
  private static final double MOCO_TEMPERATURE = 0.2;
  private static final double BARLOW_SCALE = 0.1;

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

  /** Whether the equivariance term takes part. */
  public boolean isEquivariant() {
    return switch (this) {
      case CARE, CARE_WEAK, UNIFORM_EQUIV, EQUIVARIANCE, CARE_MOCO, CARE_BARLOW -> true;
      default -> false;
    };
  }

  /** Whether something keeps embeddings apart. */
  public boolean spreads() {
    return this != INVARIANCE && this != EQUIVARIANCE;
  }

  /**
   * Returns what is trained for.
   *
   * @param dimension of the embedding, for the size of BYOL's predictor
   */
  public Objective objective(LossSettings s, long dimension) {
    return switch (this) {
      case CARE -> contrast(s, 1, Term.INFO_NCE, Term.EQUIVARIANCE);
      case SIMCLR -> contrast(s, 1, Term.INFO_NCE);
      case CARE_WEAK -> contrast(s, WEAK, Term.ALIGNMENT, Term.NEGATIVES, Term.EQUIVARIANCE);
      case UNIFORM_EQUIV -> contrast(s, 1, Term.UNIFORM, Term.EQUIVARIANCE);
      case UNIFORM -> contrast(s, 1, Term.UNIFORM);
      case INVARIANCE -> contrast(s, 1, Term.ALIGNMENT);
      case EQUIVARIANCE -> contrast(s, 1, Term.EQUIVARIANCE);
      case MOCO ->
          new MomentumContrast(MOCO_TEMPERATURE * s.temperature(), s.momentum(), s.queue());
      case CARE_MOCO -> equivariant(MOCO, s, dimension);
      case BYOL -> new Bootstrap(s.momentum(), 4 * dimension);
      case BARLOW -> new BarlowTwins(s.redundancy(), BARLOW_SCALE);
      case CARE_BARLOW -> equivariant(BARLOW, s, dimension);
    };
  }

  private static Objective contrast(LossSettings s, double invariance, Term first, Term... more) {
    return new Objective.Contrast(
        new CareLoss(s.temperature(), s.lambda(), s.chunks(), EnumSet.of(first, more), invariance));
  }

  private static Objective equivariant(Method base, LossSettings s, long dimension) {
    return new Objective.Equivariant(base.objective(s, dimension), s.lambda(), s.chunks());
  }

  /** Returns a copy of what is to be compared: at least one method, none twice. */
  public static List<Method> checked(List<Method> methods) {
    Check.that(!methods.isEmpty(), "methods: at least one is needed");
    Check.that(
        methods.stream().distinct().count() == methods.size(),
        "methods: one is named twice in %s",
        methods);
    return List.copyOf(methods);
  }

  /** The method of an arm. */
  public static Method ofArm(String arm) {
    for (Method method : values()) {
      if (method.arm().equals(arm)) {
        return method;
      }
    }
    throw new IllegalArgumentException("no method has the arm '" + arm + "'");
  }
}
