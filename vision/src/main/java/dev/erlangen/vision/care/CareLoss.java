package dev.erlangen.vision.care;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The sum of the chosen terms; CARE is {@code INFO_NCE + λ EQUIVARIANCE}.
 *
 * @param temperature τ of the contrastive terms
 * @param lambda weight λ of the equivariance term
 * @param chunks of the batch, each with one augmentation a side
 * @param terms what is added up
 * @param invariance factor of ALIGNMENT, 1 as published
 */
public record CareLoss(
    double temperature, double lambda, int chunks, Set<Term> terms, double invariance) {
  /** The terms. */
  public enum Term {
    /** The contrastive loss, {@link InfoNce#loss}. */
    INFO_NCE,
    /** Partners attract each other, {@link InfoNce#alignment}. */
    ALIGNMENT,
    /** All others repel each other, {@link InfoNce#uniformity}. */
    NEGATIVES,
    /** The views cover the sphere, each for itself, {@link Uniformity}. */
    UNIFORM,
    /** An augmentation acts as one orthogonal map, {@link EquivarianceLoss}. */
    EQUIVARIANCE
  }

  public CareLoss {
    Check.positive("temperature", temperature);
    Check.between("lambda", lambda, 0, Double.MAX_VALUE);
    Check.positive("chunks", chunks);
    Check.that(!terms.isEmpty(), "a loss needs at least one term of %s", Set.of(Term.values()));
    Check.between("invariance", invariance, 0, Double.MAX_VALUE);
    terms = Set.copyOf(terms);
  }

  /** The terms with an unchanged alignment. */
  public CareLoss(double temperature, double lambda, int chunks, Set<Term> terms) {
    this(temperature, lambda, chunks, terms, 1);
  }

  /** CARE on SimCLR. */
  public static CareLoss care(double temperature, double lambda, int chunks) {
    return new CareLoss(temperature, lambda, chunks, EnumSet.of(Term.INFO_NCE, Term.EQUIVARIANCE));
  }

  /** SimCLR. */
  public static CareLoss simclr(double temperature) {
    return new CareLoss(temperature, 0, 1, EnumSet.of(Term.INFO_NCE));
  }

  /** Whether views with an augmentation of their own are needed. */
  public boolean contrasts() {
    return terms.stream().anyMatch(t -> t != Term.EQUIVARIANCE);
  }

  /** Whether views with one augmentation per chunk are needed. */
  public boolean compares() {
    return terms.contains(Term.EQUIVARIANCE);
  }

  /**
   * Returns the loss, a scalar.
   *
   * @param z1 unit rows (B, d): first views, an augmentation for every input; may be null if no
   *     term contrasts
   * @param z2 second views
   * @param e1 unit rows (B, d): views with one augmentation per chunk; may be null without
   *     EQUIVARIANCE
   * @param e2 the same inputs under other augmentations
   */
  public Tensor forward(
      @Nullable Tensor z1, @Nullable Tensor z2, @Nullable Tensor e1, @Nullable Tensor e2) {
    Tensor sum = null;
    if (contrasts()) {
      Check.that(z1 != null && z2 != null, "%s need two views of the batch", terms);
      for (Term term : Term.values()) {
        if (terms.contains(term) && term != Term.EQUIVARIANCE) {
          sum = plus(sum, contrast(term, z1, z2));
        }
      }
    }
    if (compares()) {
      Check.that(e1 != null && e2 != null, "EQUIVARIANCE needs two views of every chunk");
      sum = plus(sum, EquivarianceLoss.ofGram(e1, e2, chunks).mul(Tensors.scalar(lambda)));
    }
    return Objects.requireNonNull(sum);
  }

  private Tensor contrast(Term term, Tensor z1, Tensor z2) {
    InfoNce pairs = new InfoNce(z1, z2, temperature);
    return switch (term) {
      case INFO_NCE -> pairs.loss();
      case ALIGNMENT -> pairs.alignment().mul(Tensors.scalar(invariance));
      case NEGATIVES -> pairs.uniformity();
      case UNIFORM -> Uniformity.of(z1).add(Uniformity.of(z2)).mul(Tensors.scalar(0.5));
      case EQUIVARIANCE -> throw new IllegalStateException("no contrast");
    };
  }

  private static Tensor plus(@Nullable Tensor sum, Tensor term) {
    return sum == null ? term : sum.add(term);
  }
}
