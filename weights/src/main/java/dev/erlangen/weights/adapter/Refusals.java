package dev.erlangen.weights.adapter;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Files that are not pairs of low-rank factors, with what they are and what to do about it. */
final class Refusals {
  /** Marks in tensor names of other methods. */
  private static final Map<String, String> METHODS =
      Map.of(
          ".hada_w", "LoHa",
          ".lokr_w", "LoKr",
          ".ia3_l", "IA3",
          ".on_input", "IA3",
          ".oft_", "OFT",
          ".boft_", "BOFT",
          ".vera_lambda", "VeRA",
          ".lora_mid.", "LoCon with a Tucker core (lora_mid)");

  private Refusals() {}

  /** Whether the name is that of a Python pickle. */
  static boolean isPickle(Path file) {
    return String.valueOf(file.getFileName())
        .toLowerCase(Locale.ROOT)
        .matches(".*\\.(bin|pt|pth|ckpt|pkl|pickle)");
  }

  static IllegalArgumentException pickle(Path file) {
    return new IllegalArgumentException(
        file
            + " is a Python pickle, which is a program and is not run; convert it to safetensors"
            + " (safetensors.torch.save_file)");
  }

  /** Fails if a name belongs to another method. */
  static void otherMethods(Path file, Collection<String> tensors) {
    for (String name : tensors) {
      METHODS.forEach(
          (mark, method) -> {
            if (name.contains(mark)) {
              throw new IllegalArgumentException(
                  "%s: tensor '%s' belongs to %s; only LoRA pairs are read"
                      .formatted(file, name, method));
            }
          });
    }
  }
}
