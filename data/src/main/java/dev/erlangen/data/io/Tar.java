package dev.erlangen.data.io;

import dev.erlangen.core.Check;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads members of tar archives, plain or gzipped, that cannot be trusted: nothing is written,
 * names are only compared, and the size of each member and of the whole is bounded.
 */
public final class Tar {
  private static final long MOST_BYTES = 8L << 30;
  private static final int BLOCK = 512;
  private static final int SUM_AT = 148;

  private Tar() {}

  /**
   * Returns the content of some members; reading ends with the last of them.
   *
   * @param wanted most bytes by full name, such as {@code folder/train.bin}
   * @throws IllegalArgumentException if one is not there, is larger, or the archive is damaged
   */
  public static Map<String, byte[]> members(Path file, Map<String, Integer> wanted) {
    Map<String, byte[]> out = new LinkedHashMap<>();
    try (InputStream in = BoundedInput.open(file, MOST_BYTES)) {
      while (!out.keySet().containsAll(wanted.keySet())) {
        byte[] header = in.readNBytes(BLOCK);
        if (header.length == 0 || (header.length == BLOCK && isEmpty(header))) {
          break;
        }
        check(file, header);
        String name = name(header);
        long size = octal(file, header, 124, 12);
        boolean plain = header[156] == '0' || header[156] == 0;
        if (plain && wanted.containsKey(name)) {
          Check.that(
              size <= wanted.get(name),
              "%s: member '%s' must have at most %d bytes, got %d",
              file,
              name,
              wanted.get(name),
              size);
          byte[] content = in.readNBytes((int) size);
          ends(content.length < size);
          out.put(name, content);
          skip(in, -size & (BLOCK - 1));
        } else {
          skip(in, size + (-size & (BLOCK - 1)));
        }
      }
    } catch (EOFException e) {
      throw new IllegalArgumentException(file + ": ends within a member", e);
    } catch (IOException e) {
      throw BoundedInput.unreadable(file.toString(), e);
    }
    for (String name : wanted.keySet()) {
      Check.that(out.containsKey(name), "%s: has no member '%s'", file, name);
    }
    return out;
  }

  private static boolean isEmpty(byte[] block) {
    return ByteBuffer.wrap(block).equals(ByteBuffer.allocate(BLOCK));
  }

  private static void ends(boolean early) throws EOFException {
    if (early) {
      throw new EOFException();
    }
  }

  private static void skip(InputStream in, long bytes) throws IOException {
    byte[] buffer = new byte[1 << 16];
    for (long left = bytes; left > 0; ) {
      int got = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      ends(got < 0);
      left -= got;
    }
  }

  /** A header carries the sum of its bytes, those of the sum itself taken as blanks. */
  private static void check(Path file, byte[] header) throws EOFException {
    ends(header.length < BLOCK);
    long sum = 8 * ' ';
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= SUM_AT && i < SUM_AT + 8 ? 0 : header[i] & 0xff;
    }
    Check.that(
        sum == octal(file, header, SUM_AT, 8), "%s: not a tar archive, or a damaged one", file);
  }

  private static long octal(Path file, byte[] header, int at, int length) {
    String digits = text(header, at, length).trim();
    Check.that(
        digits.matches("[0-7]{1,11}"),
        "%s: a number in a tar archive has 1 to 11 octal digits, got '%s'",
        file,
        Numbers.quote(digits));
    return Long.parseLong(digits, 8);
  }

  private static String name(byte[] header) {
    boolean split = text(header, 257, 6).startsWith("ustar") && header[345] != 0;
    String name = (split ? text(header, 345, 155) + "/" : "") + text(header, 0, 100);
    return name.startsWith("./") ? name.substring(2) : name;
  }

  /** Up to the first zero byte. */
  private static String text(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) {
      end++;
    }
    return new String(header, at, end - at, StandardCharsets.ISO_8859_1);
  }
}
