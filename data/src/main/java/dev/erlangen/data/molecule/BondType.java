package dev.erlangen.data.molecule;

import java.util.List;

/** Bond vocabulary of the ZINC benchmark; the order is also the number stored as arc type. */
public enum BondType {
  /** No bond; kept so that the numbering and the size of the vocabulary are the benchmark's. */
  NONE(0),
  /** Single bond. */
  SINGLE(1),
  /** Double bond. */
  DOUBLE(2),
  /** Triple bond. */
  TRIPLE(3);

  private static final List<BondType> ALL = List.of(values());

  private final int order;

  BondType(int order) {
    this.order = order;
  }

  /** Returns the vocabulary in order of the ids. */
  public static List<BondType> vocabulary() {
    return ALL;
  }

  /** Number of electron pairs, which is also the id. */
  public int order() {
    return order;
  }
}
