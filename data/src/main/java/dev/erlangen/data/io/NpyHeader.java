package dev.erlangen.data.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a NumPy array file: element type, order, shape.
 *
 * @param type element type without byte order: b1 i1 u1 i2 u2 i4 u4 i8 f2 f4 f8, or S / U with a
 *     length
 * @param bigEndian byte order
 * @param fortranOrder whether the first index runs fastest
 * @param shape extents
 * @param itemSize bytes per element
 * @param count number of elements
 */
record NpyHeader(
    String type, boolean bigEndian, boolean fortranOrder, int[] shape, int itemSize, int count) {
  private static final int LONGEST = 1 << 16;
  private static final long MOST_BYTES = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 8);
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*'(descr|fortran_order|shape)'\\s*:\\s*('[^']*'|True|False|\\([^()]*\\))\\s*(,|$)");
  private static final Pattern TYPE =
      Pattern.compile("([<>|=])(b1|[iu][1248]|f[248]|[SU][1-9]\\d{0,5})");

  /** Parses the dictionary of a header; {@code name} is used in messages. */
  static NpyHeader parse(String name, byte[] bytes) {
    if (bytes.length > LONGEST) {
      throw bad(name, "the header must have at most " + LONGEST + " bytes, got " + bytes.length);
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1).trim();
    if (!text.startsWith("{") || !text.endsWith("}")) {
      throw bad(name, "the header must be a dictionary, got '" + Numbers.quote(text) + "'");
    }
    Matcher entry = ENTRY.matcher(text.substring(1, text.length() - 1));
    String type = "";
    String order = "";
    String shape = "";
    while (entry.lookingAt()) {
      String value = entry.group(2);
      switch (entry.group(1)) {
        case "descr" -> type = value;
        case "fortran_order" -> order = value;
        default -> shape = value;
      }
      entry.region(entry.end(), entry.regionEnd());
    }
    boolean whole = text.substring(1, text.length() - 1).substring(entry.regionStart()).isBlank();
    if (!whole || !type.startsWith("'") || order.length() < 4 || !shape.startsWith("(")) {
      throw bad(
          name,
          "the header must hold 'descr', 'fortran_order' and 'shape', got '"
              + Numbers.quote(text)
              + "'");
    }
    return of(name, type.substring(1, type.length() - 1), order.equals("True"), shape);
  }

  private static NpyHeader of(String name, String descr, boolean fortran, String shapeText) {
    Matcher matcher = TYPE.matcher(descr);
    if (!matcher.matches() || matcher.group(2).equals("u8")) {
      throw bad(
          name,
          "the element type must be b1, i1, u1, i2, u2, i4, u4, i8, f2, f4, f8, S or U, got '"
              + Numbers.quote(descr)
              + "'");
    }
    String type = matcher.group(2);
    int width = Integer.parseInt(type.substring(1));
    int itemSize = type.charAt(0) == 'U' ? 4 * width : width;
    int[] shape = shape(name, shapeText);
    long count = 1;
    for (int extent : shape) {
      count = Math.min(count * extent, MOST_BYTES + 1);
    }
    if (count * Math.max(1, itemSize) > MOST_BYTES) {
      throw bad(name, "an array may have " + MOST_BYTES + " bytes, the header asks for more");
    }
    return new NpyHeader(type, matcher.group(1).equals(">"), fortran, shape, itemSize, (int) count);
  }

  private static int[] shape(String name, String text) {
    List<Integer> extents = new ArrayList<>();
    for (String word : text.substring(1, text.length() - 1).split(",", -1)) {
      String digits = word.trim();
      if (digits.isEmpty()) {
        continue;
      }
      if (!digits.matches("\\d{1,9}") || extents.size() == 32) {
        throw bad(name, "the shape must be at most 32 integers, got " + Numbers.quote(text));
      }
      extents.add(Integer.parseInt(digits));
    }
    return extents.stream().mapToInt(Integer::intValue).toArray();
  }

  static IllegalArgumentException bad(String name, String message) {
    return new IllegalArgumentException(name + ": " + message);
  }
}
