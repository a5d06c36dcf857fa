package dev.erlangen.data.cache;

import dev.erlangen.core.Check;
import dev.erlangen.data.io.Sha256;

/**
 * What a cached result was computed from and how.
 *
 * @param data sha256 of the input data, in hexadecimal
 * @param transform canonical text of the transform with all its settings and its version, for
 *     example the text of its record
 */
public record CacheKey(String data, String transform) {
  private static final int LONGEST = 1 << 16;

  /** Checks the hash and the length of the text. */
  public CacheKey {
    Check.that(data.matches("[0-9a-f]{64}"), "the data hash must be 64 hex digits: '%s'", data);
    Check.that(
        !transform.isBlank() && transform.length() <= LONGEST,
        "the transform must be described in 1 to %d characters, got %d",
        LONGEST,
        transform.length());
  }

  /** Returns the name of the entry: sha256 of both parts. */
  public String hash() {
    return Sha256.of(data + "\n" + transform);
  }
}
