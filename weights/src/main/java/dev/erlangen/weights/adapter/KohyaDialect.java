package dev.erlangen.weights.adapter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of kohya-ss: {@code lora_unet_<path with _ for .>.lora_down.weight}, {@code
 * .lora_up.weight}, {@code .alpha}, {@code .dora_scale}.
 */
final class KohyaDialect implements Dialect {
  private static final Pattern TENSOR =
      Pattern.compile(
          "(lora_[^.]+)\\.(lora_down\\.weight|lora_up\\.weight|lora_A\\.weight|lora_B\\.weight"
              + "|alpha|dora_scale)");

  @Override
  public Adapter.Format format() {
    return Adapter.Format.KOHYA;
  }

  @Override
  public Optional<Key> key(String tensor) {
    Matcher m = TENSOR.matcher(tensor);
    if (!m.matches()) {
      return Optional.empty();
    }
    Role role =
        switch (m.group(2)) {
          case "lora_up.weight", "lora_B.weight" -> Role.UP;
          case "alpha" -> Role.ALPHA;
          case "dora_scale" -> Role.MAGNITUDE;
          default -> Role.DOWN;
        };
    return Optional.of(new Key(KohyaNames.path(m.group(1)), role));
  }
}
