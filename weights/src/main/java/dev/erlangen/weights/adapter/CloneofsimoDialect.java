package dev.erlangen.weights.adapter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of cloneofsimo/lora: {@code unet:7:up}; the number counts modules in their traversal. */
final class CloneofsimoDialect implements Dialect {
  private static final Pattern FACTOR =
      Pattern.compile("((?:unet|text_encoder(?:_\\d)?):\\d+):(up|down|alpha)");

  @Override
  public Adapter.Format format() {
    return Adapter.Format.CLONEOFSIMO;
  }

  @Override
  public Optional<Key> key(String tensor) {
    Matcher m = FACTOR.matcher(tensor);
    if (!m.matches()) {
      return Optional.empty();
    }
    Role role =
        switch (m.group(2)) {
          case "up" -> Role.UP;
          case "down" -> Role.DOWN;
          default -> Role.ALPHA;
        };
    return Optional.of(new Key(m.group(1), role));
  }
}
