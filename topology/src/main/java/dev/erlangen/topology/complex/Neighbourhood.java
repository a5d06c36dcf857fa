package dev.erlangen.topology.complex;

/**
 * A neighbourhood function as a list of entries: {@code from[e]} is a neighbour of {@code to[e]}.
 *
 * @param from cells that send
 * @param to cells that receive
 * @param bridge the cell through which the two meet, one per entry; empty for an incidence
 */
public record Neighbourhood(int[] from, int[] to, int[] bridge) {
  /** Number of entries. */
  public int size() {
    return from.length;
  }

  /** The entries with both ends exchanged. */
  public Neighbourhood flipped() {
    return new Neighbourhood(to, from, bridge);
  }
}
