package dev.erlangen.core.symmetry;

/**
 * A symmetry of functions from X to Y: f has it if {@code f(g·x) = g·f(x)} for all g.
 *
 * @param group the group
 * @param in how it moves inputs
 * @param out how it moves outputs
 */
public record Symmetry<G, X, Y>(Group<G> group, Action<G, X> in, Action<G, Y> out) {

  /** The symmetry of functions whose output does not move. */
  public static <G, X, Y> Symmetry<G, X, Y> invariance(Group<G> group, Action<G, X> in) {
    return new Symmetry<>(group, in, Action.invariant());
  }

  /** Functions from X to X that commute with the action. */
  public static <G, X> Symmetry<G, X, X> equivariance(Group<G> group, Action<G, X> action) {
    return new Symmetry<>(group, action, action);
  }
}
