package dev.erlangen.weights.adapter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of Hugging Face PEFT: {@code base_model.model.<path>.lora_A.weight}; the prefix may lack, a
 * name of the adapter may stand before {@code .weight}.
 */
final class PeftDialect implements Dialect {
  static final String PREFIX = "base_model.model.";

  private static final Pattern FACTOR = Pattern.compile("(.+)\\.lora_([AB])(?:\\.[^.]+)?\\.weight");
  private static final Pattern EMBEDDING =
      Pattern.compile("(.+)\\.lora_embedding_([AB])(?:\\.[^.]+)?");
  private static final Pattern MAGNITUDE =
      Pattern.compile("(.+)\\.lora_magnitude_vector(?:\\.[^.]+)?(?:\\.weight)?");
  private static final Pattern BIAS = Pattern.compile("(.+)\\.lora_B(?:\\.[^.]+)?\\.bias");

  @Override
  public Adapter.Format format() {
    return Adapter.Format.PEFT;
  }

  /** The name without the prefix that PEFT adds. */
  static String stripped(String tensor) {
    return tensor.startsWith(PREFIX) ? tensor.substring(PREFIX.length()) : tensor;
  }

  @Override
  public Optional<Key> key(String tensor) {
    String name = stripped(tensor);
    Matcher m = FACTOR.matcher(name);
    if (m.matches()) {
      return Optional.of(new Key(m.group(1), m.group(2).equals("A") ? Role.DOWN : Role.UP));
    }
    m = EMBEDDING.matcher(name);
    if (m.matches()) {
      Role role = m.group(2).equals("A") ? Role.EMBEDDING_DOWN : Role.EMBEDDING_UP;
      return Optional.of(new Key(m.group(1), role));
    }
    m = MAGNITUDE.matcher(name);
    if (m.matches()) {
      return Optional.of(new Key(m.group(1), Role.MAGNITUDE));
    }
    m = BIAS.matcher(name);
    return m.matches() ? Optional.of(new Key(m.group(1), Role.BIAS)) : Optional.empty();
  }
}
