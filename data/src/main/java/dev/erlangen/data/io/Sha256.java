package dev.erlangen.data.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 of files, texts and numbers, in hexadecimal. */
public final class Sha256 {
  private static final int BLOCK = 4096;

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

  /** Returns the sum of numbers, big-endian, one array after the other. */
  public static String of(double[]... parts) {
    MessageDigest digest = digest();
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * BLOCK);
    for (double[] part : parts) {
      for (int at = 0; at < part.length; at += BLOCK) {
        int count = Math.min(BLOCK, part.length - at);
        bytes.clear().asDoubleBuffer().put(part, at, count);
        digest.update(bytes.limit(Double.BYTES * count));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns the sum of a text in UTF-8. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }
}
