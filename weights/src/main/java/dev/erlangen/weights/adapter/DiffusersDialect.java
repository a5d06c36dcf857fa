package dev.erlangen.weights.adapter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of Hugging Face diffusers: a component ({@code unet.} where it lacks), the module, and one
 * of the endings {@code .lora_A.weight}, {@code .lora.down.weight}, {@code
 * .lora_linear_layer.down.weight}, {@code .processor.to_q_lora.down.weight}.
 */
final class DiffusersDialect implements Dialect {
  private static final Pattern COMPONENT =
      Pattern.compile("(?:unet|transformer|text_encoder(?:_\\d)?|prior|controlnet)\\..+");
  private static final Pattern PEFT_STYLE =
      Pattern.compile("(.+)\\.lora_([AB])(?:\\.[^.]+)?\\.weight");
  private static final Pattern PAIR_STYLE =
      Pattern.compile("(.+)\\.(?:lora|lora_linear_layer)\\.(down|up)\\.weight");
  private static final Pattern OLD_STYLE =
      Pattern.compile("(.+)\\.to_(q|k|v|out)_lora\\.(down|up)\\.weight");
  private static final Pattern OLD_ALPHA = Pattern.compile("(.+)\\.to_(q|k|v|out)_lora\\.alpha");
  private static final Pattern MAGNITUDE =
      Pattern.compile("(.+)\\.lora_magnitude_vector(?:\\.weight)?");
  private static final Pattern ALPHA =
      Pattern.compile("(.+?)(?:\\.lora|\\.lora_linear_layer)?\\.alpha");

  @Override
  public Adapter.Format format() {
    return Adapter.Format.DIFFUSERS;
  }

  @Override
  public Optional<Key> key(String tensor) {
    String name = COMPONENT.matcher(tensor).matches() ? tensor : "unet." + tensor;
    Matcher m = PEFT_STYLE.matcher(name);
    if (m.matches()) {
      return Optional.of(new Key(m.group(1), m.group(2).equals("A") ? Role.DOWN : Role.UP));
    }
    m = OLD_STYLE.matcher(name);
    if (m.matches()) {
      return Optional.of(new Key(old(m.group(1), m.group(2)), factor(m.group(3))));
    }
    m = PAIR_STYLE.matcher(name);
    if (m.matches()) {
      return Optional.of(new Key(m.group(1), factor(m.group(2))));
    }
    m = OLD_ALPHA.matcher(name);
    if (m.matches()) {
      return Optional.of(new Key(old(m.group(1), m.group(2)), Role.ALPHA));
    }
    m = MAGNITUDE.matcher(name);
    if (m.matches()) {
      return Optional.of(new Key(m.group(1), Role.MAGNITUDE));
    }
    m = ALPHA.matcher(name);
    return m.matches() ? Optional.of(new Key(m.group(1), Role.ALPHA)) : Optional.empty();
  }

  private static Role factor(String word) {
    return word.equals("down") ? Role.DOWN : Role.UP;
  }

  /** Old names hang the projections below a processor; text encoders call them otherwise. */
  private static String old(String path, String projection) {
    String module = path.endsWith(".processor") ? path.substring(0, path.length() - 10) : path;
    if (path.startsWith("text_encoder")) {
      return module + (projection.equals("out") ? ".out_proj" : "." + projection + "_proj");
    }
    return module + (projection.equals("out") ? ".to_out.0" : ".to_" + projection);
  }
}
