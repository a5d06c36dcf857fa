package dev.erlangen.data.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 of files and texts, in hexadecimal. */
public final class Sha256 {
  private Sha256() {}

  /** Returns a fresh digest. */
  public static MessageDigest digest() {
    return Checksum.digest("SHA-256");
  }

  /** Returns the sum of the content of a file. */
  public static String of(Path file) {
    return Checksum.of(file, "SHA-256");
  }

  /** Returns the sum of some bytes. */
  public static String of(byte[] content) {
    return HexFormat.of().formatHex(digest().digest(content));
  }

  /** Returns the sum of a text in UTF-8. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }
}
