package dev.erlangen.data.molecule;

import java.util.List;

/** Bond vocabulary of the ZINC benchmark; the ordinal is the number stored as arc type. */
public enum BondType {
  /** No bond; kept so that the numbering and the size of the vocabulary are the benchmark's. */
  NONE,
  /** Single bond. */
  SINGLE,
  /** Double bond. */
  DOUBLE,
  /** Triple bond. */
  TRIPLE;

  private static final List<BondType> ALL = List.of(values());

  /** Returns the vocabulary in order of the ids. */
  public static List<BondType> vocabulary() {
    return ALL;
  }

  /** Number of electron pairs, which is also the id. */
  public int order() {
    return ordinal();
  }
}
