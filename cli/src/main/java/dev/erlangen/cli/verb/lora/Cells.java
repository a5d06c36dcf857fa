package dev.erlangen.cli.verb.lora;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as the tables of these verbs show them. */
final class Cells {
  private static final int SHOWN = 8;

  private Cells() {}

  /** Four significant digits. */
  static String number(double value) {
    double size = Math.abs(value);
    boolean plain = size == 0 || (size >= 1e-3 && size < 1e5);
    return String.format(Locale.ROOT, plain ? "%.4f" : "%.2e", value);
  }

  /** The first few of many. */
  static String numbers(double[] values) {
    String text =
        Arrays.stream(values).limit(SHOWN).mapToObj(Cells::number).collect(Collectors.joining(" "));
    return values.length > SHOWN ? text + " …" : text;
  }
}
