package dev.erlangen.spark.neuralpathways.data;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mix;
import java.io.Serializable;

/**
 * Which rows are kept for validation: a share chosen by hashing ids, so that it does not depend on
 * where a row is.
 *
 * @param share part of the rows, 0 for none
 * @param seed of the choice
 */
public record Holdout(double share, long seed) implements Serializable {
  private static final long PART = 0x5a11d;

  public Holdout {
    Check.between("validation share", share, 0, 0.5);
  }

  /** Whether the row of that id is for validation. */
  public boolean has(long id) {
    return share > 0 && Mix.uniform(Mix.of(seed, PART), id) < share;
  }
}
