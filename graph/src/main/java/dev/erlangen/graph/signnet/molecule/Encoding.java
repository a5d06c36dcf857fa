package dev.erlangen.graph.signnet.molecule;

import dev.erlangen.core.Check;
import dev.erlangen.graph.signnet.SignAmbiguity;
import dev.erlangen.graph.signnet.SignNet.Config;
import org.jspecify.annotations.Nullable;

/**
 * How the eigenvectors enter a molecule network.
 *
 * @param columns k, number of eigenvectors
 * @param join how the encoding meets the atom embedding
 * @param ambiguity what is done about the signs without SignNet; not used with it
 * @param signNet SignNet, or null for a baseline
 */
public record Encoding(int columns, Join join, SignAmbiguity ambiguity, @Nullable Config signNet) {
  /** Ways of joining. */
  public enum Join {
    /** Sum of the embeddings. */
    ADD,
    /** Side by side, then a linear map to the old width. */
    CONCAT
  }

  public Encoding {
    Check.positive("columns", columns);
    Check.that(
        signNet == null || signNet.columns() == columns,
        "SignNet must read and return the %d columns of the encoding",
        columns);
  }

  /** Eigenvectors without SignNet. */
  public static Encoding plain(int columns, Join join, SignAmbiguity ambiguity) {
    return new Encoding(columns, join, ambiguity, null);
  }

  /** Eigenvectors through SignNet. */
  public static Encoding signNet(Config config, Join join) {
    return new Encoding(config.columns(), join, SignAmbiguity.RAW, config);
  }
}
