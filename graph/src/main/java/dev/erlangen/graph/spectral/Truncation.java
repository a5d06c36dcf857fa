package dev.erlangen.graph.spectral;

import dev.erlangen.core.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * Which eigenpairs are used: the k smallest, with or without the null space.
 *
 * <p>The null space is kept or dropped as a whole: its dimension is the number of connected
 * components, and to drop "the first" vector of a disconnected graph would leave an arbitrary part.
 *
 * @param k number of columns wanted
 * @param dropNullSpace whether the eigenvectors of eigenvalue 0 are left out
 * @param cut what to do when column k ends inside an eigenspace
 * @param pad whether missing columns are filled with zeros; without it too few pairs are an error
 */
public record Truncation(int k, boolean dropNullSpace, Cut cut, boolean pad) {

  private static final int LARGEST = 1 << 20;

  /** What happens when column k ends inside an eigenspace of higher dimension. */
  public enum Cut {
    /** Cut it and report it as {@link Ambiguity.Kind#CUT}: harmless only for sign invariance. */
    ALLOW,
    /** Take the whole eigenspace: more than k columns. */
    EXTEND,
    /** Fail. */
    ERROR
  }

  public Truncation {
    Check.between("k", k, 1, LARGEST);
  }

  /** The k smallest non-trivial pairs as networks on eigenvectors use them: cut and padded. */
  public static Truncation smallest(int k) {
    return new Truncation(k, true, Cut.ALLOW, true);
  }

  /** The whole eigenspaces that hold the k smallest non-trivial pairs, for basis invariance. */
  public static Truncation wholeSpaces(int k) {
    return new Truncation(k, true, Cut.EXTEND, false);
  }

  /** Returns this rule with or without the null space. */
  public Truncation droppingNullSpace(boolean drop) {
    return new Truncation(k, drop, cut, pad);
  }

  /** Returns this rule with or without padding. */
  public Truncation padding(boolean padded) {
    return new Truncation(k, dropNullSpace, cut, padded);
  }

  Spectrum apply(SpectralDecomposition all) {
    List<Eigenspace> kept = new ArrayList<>(all.eigenspaces());
    if (dropNullSpace) {
      kept.removeIf(all::isNull);
    }
    List<Eigenspace> chosen = new ArrayList<>();
    List<Ambiguity> ambiguities = new ArrayList<>();
    int columns = 0;
    for (Eigenspace space : kept) {
      if (columns >= k) {
        break;
      }
      int take = Math.min(space.dimension(), k - columns);
      boolean open = !all.isComplete() && space.end() == all.count();
      if (take < space.dimension() || open) {
        take = atBorder(space, take, open);
      }
      chosen.add(new Eigenspace(space.first(), take, space.value()));
      if (space.dimension() > 1) {
        ambiguities.add(
            Ambiguity.of(new Eigenspace(columns, take, space.value()), space.dimension()));
      }
      columns += take;
    }
    Check.that(
        pad || columns >= k,
        "k = %d eigenvectors were asked for, but a graph of %d nodes has %d%s; allow padding",
        k,
        all.nodes(),
        columns,
        dropNullSpace ? " outside the null space" : "");
    return Spectrum.select(all, chosen, Math.max(k, columns), ambiguities);
  }

  /** {@code open}: more vectors of this space may exist than were computed. */
  private int atBorder(Eigenspace space, int take, boolean open) {
    if (cut == Cut.ALLOW) {
      return take;
    }
    Check.that(
        cut == Cut.EXTEND && !open,
        "k = %d cuts the eigenspace of eigenvalue %.6f (dimension %d%s), which leaves an arbitrary"
            + " part of it; choose a k at the border of an eigenspace or let it be extended",
        k,
        space.value(),
        space.dimension(),
        open ? " or more" : "");
    return space.dimension();
  }
}
