package dev.erlangen.data.catalog;

import dev.erlangen.core.Check;
import dev.erlangen.data.io.Checksum;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A published file.
 *
 * @param path place in a mirror folder or in the cache, with forward slashes
 * @param bytes exact size
 * @param sha256 checksum in hexadecimal, null where the publisher gives an md5 only
 * @param md5 checksum in hexadecimal, null where there is a sha256
 * @param url address from which exactly these bytes can be had; empty if there is none
 */
public record DataFile(
    String path, long bytes, @Nullable String sha256, @Nullable String md5, String url) {
  /** Checks that the path stays inside its folder and that the checksum is one. */
  public DataFile {
    Check.that(
        path.matches("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*") && !("/" + path + "/").contains("/../"),
        "the path of a data file must be relative and plain, got '%s'",
        path);
    Check.notNegative("size of " + path, bytes);
    Check.that(
        sha256 == null ? md5 != null : md5 == null,
        "%s must have one checksum, sha256 or md5",
        path);
    Check.that(
        sha256 == null || sha256.matches("[0-9a-f]{64}"),
        "sha256 of %s must be 64 hex digits: %s",
        path,
        sha256);
    Check.that(
        md5 == null || md5.matches("[0-9a-f]{32}"),
        "md5 of %s must be 32 hex digits: %s",
        path,
        md5);
  }

  /** A file with a sha256. */
  public DataFile(String path, long bytes, String sha256, String url) {
    this(path, bytes, sha256, null, url);
  }

  /** The published checksum with its kind, as in "sha256 5897dae2…". */
  public String checksum() {
    return sha256 == null ? "md5 " + md5 : "sha256 " + sha256;
  }

  /** The checksum of the same kind of a file that is here. */
  public String checksum(Path here) {
    return sha256 == null
        ? "md5 " + Checksum.of(here, "MD5")
        : "sha256 " + Checksum.of(here, "SHA-256");
  }
}
