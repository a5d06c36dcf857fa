package dev.erlangen.data.catalog;

import dev.erlangen.core.Check;

/**
 * A published file.
 *
 * @param path place in a mirror folder or in the cache, with forward slashes
 * @param bytes exact size
 * @param sha256 checksum in hexadecimal
 * @param url address from which exactly these bytes can be had; empty if there is none
 */
public record DataFile(String path, long bytes, String sha256, String url) {
  /** Checks that the path stays inside its folder and that the checksum is one. */
  public DataFile {
    Check.that(
        path.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*") && !("/" + path + "/").contains("/../"),
        "the path of a data file must be relative and plain, got '%s'",
        path);
    Check.notNegative("size of " + path, bytes);
    Check.that(
        sha256.matches("[0-9a-f]{64}"), "sha256 of %s must be 64 hex digits: %s", path, sha256);
  }
}
