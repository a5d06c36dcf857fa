package dev.erlangen.graph.spectral;

/**
 * A chosen set of eigenvectors that is not unique up to signs: the result of a network that is only
 * sign invariant depends on the basis the solver happened to return.
 *
 * @param kind whether the eigenspace is complete
 * @param columns the columns concerned, counted among the chosen ones
 * @param dimension dimension of the whole eigenspace
 */
public record Ambiguity(Kind kind, Eigenspace columns, int dimension) {

  /** The two ways. */
  public enum Kind {
    /** A whole eigenspace of dimension 2 or more: its basis is arbitrary. */
    MULTIPLE,
    /** A part of an eigenspace: even the space it spans is arbitrary. */
    CUT
  }

  /** Some columns of an eigenspace of that dimension, or all of them. */
  static Ambiguity of(Eigenspace columns, int dimension) {
    return new Ambiguity(
        columns.dimension() < dimension ? Kind.CUT : Kind.MULTIPLE, columns, dimension);
  }

  /** Returns one sentence for the user. */
  @Override
  public String toString() {
    String which =
        columns.dimension() == 1
            ? "eigenvector " + columns.first() + " belongs"
            : "eigenvectors " + columns.first() + ".." + (columns.end() - 1) + " belong";
    String space =
        " to the eigenspace of %.6f, which has dimension %d".formatted(columns.value(), dimension);
    return which + space + (kind == Kind.CUT ? " and is cut" : "");
  }
}
