package dev.erlangen.spark.neuralpathways.engine;

import dev.erlangen.core.Check;
import dev.erlangen.spark.neuralpathways.data.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows cut into blocks: sorted by id, then {@value #SIZE} at a time. Sums are made within a block
 * and added in the order of the blocks, so rounding does not depend on who computes them.
 */
public final class Blocks {
  /** Rows per block. */
  public static final int SIZE = 4096;

  private Blocks() {}

  /**
   * Cuts the rows.
   *
   * @throws IllegalArgumentException if an id occurs twice
   */
  public static List<Rows> of(Rows rows) {
    Rows sorted = rows.sorted();
    for (int i = 1; i < sorted.count(); i++) {
      Check.that(
          sorted.ids()[i - 1] != sorted.ids()[i], "two rows have the id %d", sorted.ids()[i]);
    }
    List<Rows> blocks = new ArrayList<>();
    for (int first = 0; first < sorted.count(); first += SIZE) {
      blocks.add(sorted.slice(first, Math.min(sorted.count(), first + SIZE)));
    }
    return blocks;
  }
}
