package dev.erlangen.data.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages valid input in the ways that parsers tend not to expect. */
final class Mutation {
  private static final String[] WORDS = {
    "-1",
    "0",
    "2147483647",
    "-2147483648",
    "99999999999999",
    "1e308",
    "NaN",
    "",
    "\n",
    "\r",
    "\0",
    "\t",
    ",",
    "\"",
    "~",
    "/",
    "[",
    "(",
    "%",
    "=",
    "\u00e9",
    "{",
    "'",
    "True",
    "1000000",
    "(,"
  };

  private final Random random;

  Mutation(long seed) {
    this.random = new Random(seed);
  }

  byte[] of(byte[] valid) {
    byte[] bytes = valid.clone();
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      bytes = once(bytes);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes) {
    int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
    int to = Math.min(bytes.length, at + random.nextInt(16));
    switch (random.nextInt(7)) {
      case 0 -> {
        byte[] flipped = bytes.clone();
        if (at < flipped.length) {
          flipped[at] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
      }
      case 1 -> {
        byte[] set = bytes.clone();
        if (at < set.length) {
          set[at] = (byte) random.nextInt(256);
        }
        return set;
      }
      case 2 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 3 -> {
        return join(bytes, at, new byte[0], to);
      }
      case 4 -> {
        return join(bytes, at, Arrays.copyOfRange(bytes, at, to), at);
      }
      case 5 -> {
        byte[] noise = new byte[random.nextInt(8)];
        random.nextBytes(noise);
        return join(bytes, at, noise, at);
      }
      default -> {
        String word = WORDS[random.nextInt(WORDS.length)];
        return join(bytes, at, word.getBytes(StandardCharsets.UTF_8), to);
      }
    }
  }

  /** The bytes up to {@code end}, then {@code middle}, then those from {@code start}. */
  private static byte[] join(byte[] bytes, int end, byte[] middle, int start) {
    byte[] joined = Arrays.copyOf(bytes, end + middle.length + bytes.length - start);
    System.arraycopy(middle, 0, joined, end, middle.length);
    System.arraycopy(bytes, start, joined, end + middle.length, bytes.length - start);
    return joined;
  }
}
