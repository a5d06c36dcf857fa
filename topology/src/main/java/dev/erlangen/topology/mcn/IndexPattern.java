package dev.erlangen.topology.mcn;

import java.util.ArrayList;
import java.util.List;

/**
 * One element of the basis of equivariant linear maps: a partition of the positions of an input and
 * an output tuple into blocks of one rank each. The map sums over input cells that no output
 * position is tied to, copies along ties, and spreads over output cells that no input is tied to;
 * positions in one block hold the same cell.
 *
 * @param in block of every input position
 * @param out block of every output position
 */
record IndexPattern(List<Integer> in, List<Integer> out) {

  /** All patterns between two types: Π_r Bell(b_r) of them, b_r the positions of rank r. */
  static List<IndexPattern> between(CochainType in, CochainType out) {
    List<Integer> ranks = new ArrayList<>(in.ranks());
    ranks.addAll(out.ranks());
    List<IndexPattern> found = new ArrayList<>();
    extend(ranks, new ArrayList<>(), new ArrayList<>(), in.order(), found);
    return found;
  }

  private static void extend(
      List<Integer> ranks,
      List<Integer> blocks,
      List<Integer> rankOfBlock,
      int inputs,
      List<IndexPattern> found) {
    int position = blocks.size();
    if (position == ranks.size()) {
      found.add(
          new IndexPattern(
              List.copyOf(blocks.subList(0, inputs)),
              List.copyOf(blocks.subList(inputs, position))));
      return;
    }
    int rank = ranks.get(position);
    for (int b = 0; b <= rankOfBlock.size(); b++) {
      boolean fresh = b == rankOfBlock.size();
      if (fresh || rankOfBlock.get(b) == rank) {
        blocks.add(b);
        if (fresh) {
          rankOfBlock.add(rank);
        }
        extend(ranks, blocks, rankOfBlock, inputs, found);
        blocks.remove(position);
        if (fresh) {
          rankOfBlock.remove(b);
        }
      }
    }
  }

  /** Output positions that hold the same cell as an earlier one: (earlier, later). */
  List<List<Integer>> equalities() {
    List<List<Integer>> pairs = new ArrayList<>();
    for (int j = 0; j < out.size(); j++) {
      int first = out.indexOf(out.get(j));
      if (first < j) {
        pairs.add(List.of(first, j));
      }
    }
    return pairs;
  }
}
