package dev.erlangen.topology.complex;

import java.util.List;

/**
 * What is next to what among the pairs of a low and a high cell, in rows of a batch.
 *
 * @param parts the complexes
 * @param low rank of the low cells
 * @param high rank of the high cells
 * @param firstRow first pair of every complex
 */
record PairEntries(List<CombinatorialComplex> parts, int low, int high, int[] firstRow) {

  /** From the pair (x, y) to the low cell x, wherever x ⊂ y. */
  Entries incident(int[] firstLow) {
    Entries out = new Entries();
    for (int c = 0; c < parts.size(); c++) {
      Neighbourhood pairs = parts.get(c).incidence(low, high);
      int width = parts.get(c).count(high);
      for (int e = 0; e < pairs.size(); e++) {
        int x = pairs.from()[e];
        out.add(firstRow[c] + x * width + pairs.to()[e], firstLow[c] + x, 0);
      }
    }
    return out;
  }

  /** From (x', y) to (x, y) through a cell of the next rank around both x' and x. */
  Entries low(int[] firstBridge) {
    Entries out = new Entries();
    for (int c = 0; c < parts.size(); c++) {
      Neighbourhood n = parts.get(c).adjacency(low, low + 1);
      int width = parts.get(c).count(high);
      for (int e = 0; e < n.size(); e++) {
        int from = firstRow[c] + n.from()[e] * width;
        int to = firstRow[c] + n.to()[e] * width;
        for (int y = 0; y < width; y++) {
          out.add(from + y, to + y, firstBridge[c] + n.bridge()[e]);
        }
      }
    }
    return out;
  }

  /** From (x, y') to (x, y) through a node of both y' and y. */
  Entries high(int[] firstBridge) {
    Entries out = new Entries();
    for (int c = 0; c < parts.size(); c++) {
      Neighbourhood n = parts.get(c).coadjacency(high, 0);
      int width = parts.get(c).count(high);
      for (int x = 0; x < parts.get(c).count(low); x++) {
        int at = firstRow[c] + x * width;
        for (int e = 0; e < n.size(); e++) {
          out.add(at + n.from()[e], at + n.to()[e], firstBridge[c] + n.bridge()[e]);
        }
      }
    }
    return out;
  }
}
