package dev.erlangen.weights.adapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Module paths from names in which every dot became an underscore. Words that contain an underscore
 * are known; a name with a word that is not known stays as it is.
 */
final class KohyaNames {
  private static final String[][] COMPONENTS = {
    {"lora_unet_", "unet."},
    {"lora_te1_", "text_encoder."},
    {"lora_te2_", "text_encoder_2."},
    {"lora_te_", "text_encoder."}
  };

  /** Number of the name that a lone text encoder has. */
  private static final int LONE = 3;

  /** Words with underscores, whole. */
  private static final List<String> COMPOUND =
      List.of(
          "down_blocks",
          "up_blocks",
          "mid_block",
          "transformer_blocks",
          "to_out",
          "to_q",
          "to_k",
          "to_v",
          "proj_in",
          "proj_out",
          "time_emb_proj",
          "time_embedding",
          "add_embedding",
          "linear_1",
          "linear_2",
          "conv_shortcut",
          "conv_in",
          "conv_out",
          "conv_norm_out",
          "text_model",
          "text_projection",
          "token_embedding",
          "position_embedding",
          "final_layer_norm",
          "layer_norm1",
          "layer_norm2",
          "self_attn",
          "q_proj",
          "k_proj",
          "v_proj",
          "out_proj");

  private static final Set<String> SIMPLE =
      Set.of(
          "attentions",
          "resnets",
          "downsamplers",
          "upsamplers",
          "attn1",
          "attn2",
          "ff",
          "net",
          "proj",
          "conv",
          "conv1",
          "conv2",
          "norm",
          "norm1",
          "norm2",
          "norm3",
          "encoder",
          "embeddings",
          "layers",
          "mlp",
          "fc1",
          "fc2");

  private KohyaNames() {}

  /** The path with dots, or {@code name} itself where it cannot be resolved. */
  static String path(String name) {
    for (String[] component : COMPONENTS) {
      if (name.startsWith(component[0])) {
        String rest = SgmNames.diffusers(name.substring(component[0].length()));
        String dotted = dotted(rest);
        return dotted.isEmpty() ? name : component[1] + dotted;
      }
    }
    return name;
  }

  /**
   * The name of a path, from which {@link #path} makes the path again if it knows all the words;
   * names that it left as they were stay so.
   *
   * @param two whether the model has two text encoders, which are numbered then
   */
  static String name(String path, boolean two) {
    for (int c = 0; c < COMPONENTS.length; c++) {
      String component = COMPONENTS[c][1];
      if (path.startsWith(component)) {
        boolean lone = !two && component.equals(COMPONENTS[LONE][1]);
        return COMPONENTS[lone ? LONE : c][0]
            + path.substring(component.length()).replace('.', '_');
      }
    }
    return path;
  }

  private static String dotted(String text) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      String word = wordAt(text, at);
      if (word.isEmpty()) {
        return "";
      }
      words.add(word);
      at += word.length() + 1;
    }
    return String.join(".", words);
  }

  /** The known word that begins at {@code at} and ends at an underscore or the end. */
  private static String wordAt(String text, int at) {
    for (String word : COMPOUND) {
      int end = at + word.length();
      if (text.startsWith(word, at) && (end == text.length() || text.charAt(end) == '_')) {
        return word;
      }
    }
    String word = Arrays.asList(text.substring(at).split("_", 2)).get(0);
    return SIMPLE.contains(word) || word.matches("\\d+") ? word : "";
  }
}
