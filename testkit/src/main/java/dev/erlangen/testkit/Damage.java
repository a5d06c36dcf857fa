package dev.erlangen.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ways in which an input is damaged. */
enum Damage {
  FLIP_BIT {
    @Override
    byte[] apply(byte[] in, byte[] other, Random r) {
      in[r.nextInt(in.length)] ^= (byte) (1 << r.nextInt(8));
      return in;
    }
  },
  SET_BYTE {
    @Override
    byte[] apply(byte[] in, byte[] other, Random r) {
      byte[] special = {0, -1, 127, -128, '0', '9', '-', '"', '{', '[', '\n', (byte) r.nextInt()};
      in[r.nextInt(in.length)] = special[r.nextInt(special.length)];
      return in;
    }
  },
  CUT_OFF {
    @Override
    byte[] apply(byte[] in, byte[] other, Random r) {
      return Arrays.copyOf(in, r.nextInt(in.length));
    }
  },
  DELETE {
    @Override
    byte[] apply(byte[] in, byte[] other, Random r) {
      int from = r.nextInt(in.length);
      return joined(in, from, Math.min(in.length, from + 1 + r.nextInt(8)), new byte[0]);
    }
  },
  REPEAT {
    @Override
    byte[] apply(byte[] in, byte[] other, Random r) {
      int from = r.nextInt(in.length);
      int to = Math.min(in.length, from + 1 + r.nextInt(32));
      return joined(in, to, to, Arrays.copyOfRange(in, from, to));
    }
  },
  INSERT_WORD {
    @Override
    byte[] apply(byte[] in, byte[] other, Random r) {
      int at = r.nextInt(in.length + 1);
      String word = WORDS.get(r.nextInt(WORDS.size()));
      return joined(in, at, at, word.getBytes(StandardCharsets.UTF_8));
    }
  },
  SPLICE {
    @Override
    byte[] apply(byte[] in, byte[] other, Random r) {
      int at = r.nextInt(in.length);
      byte[] tail = Arrays.copyOfRange(other, r.nextInt(other.length), other.length);
      return joined(in, at, in.length, tail);
    }
  };

  private static final List<String> WORDS =
      List.of(
          "-1",
          "9999999999",
          "1e999",
          "NaN",
          "null",
          "\u0000",
          "\uFFFF",
          "[[[[[[[[",
          "((((((((",
          "9223372036854775808",
          "-9223372036854775808",
          "\"",
          ",,",
          "%n%s",
          "../",
          "\r\n");

  /** Damages a copy; both inputs have at least one byte. */
  abstract byte[] apply(byte[] in, byte[] other, Random r);

  /** A random seed, damaged one to four times. */
  static byte[] some(List<byte[]> seeds, Random r) {
    byte[] out = seeds.get(r.nextInt(seeds.size())).clone();
    int times = 1 + r.nextInt(4);
    for (int i = 0; i < times && out.length > 0; i++) {
      byte[] other = seeds.get(r.nextInt(seeds.size()));
      Damage damage = values()[r.nextInt(values().length)];
      out = other.length == 0 ? out : damage.apply(out, other, r);
    }
    return out;
  }

  private static byte[] joined(byte[] in, int end, int from, byte[] between) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(in, 0, end);
    out.writeBytes(between);
    out.write(in, from, in.length - from);
    return out.toByteArray();
  }
}
