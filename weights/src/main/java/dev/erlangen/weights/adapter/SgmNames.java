package dev.erlangen.weights.adapter;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blocks as the original Stable Diffusion code numbers them, in the numbering of diffusers: with n
 * residual layers per block, input i is in block (i-1)/(n+1), output i in block i/(n+1).
 */
final class SgmNames {
  private static final int LAYERS = 2;
  private static final Pattern INPUT = Pattern.compile("input_blocks_(\\d{1,4})_(\\d)_(.+)");
  private static final Pattern MIDDLE = Pattern.compile("middle_block_([012])_(.+)");
  private static final Pattern OUTPUT = Pattern.compile("output_blocks_(\\d{1,4})_(\\d)_(.+)");

  private static final Map<String, String> RESIDUAL =
      Map.of(
          "in_layers_2", "conv1",
          "out_layers_3", "conv2",
          "emb_layers_1", "time_emb_proj",
          "skip_connection", "conv_shortcut");

  private SgmNames() {}

  /** The name in diffusers' numbering, still with underscores; other names stay. */
  static String diffusers(String name) {
    Matcher m = INPUT.matcher(name);
    if (m.matches()) {
      return input(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), m.group(3));
    }
    m = OUTPUT.matcher(name);
    if (m.matches()) {
      return output(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), m.group(3));
    }
    m = MIDDLE.matcher(name);
    if (m.matches()) {
      String part = new String[] {"resnets_0_", "attentions_0_", "resnets_1_"}[place(m.group(1))];
      return "mid_block_" + part + part(m.group(2));
    }
    return name;
  }

  private static int place(String digit) {
    return digit.charAt(0) - '0';
  }

  private static String input(int i, int j, String rest) {
    if (i == 0) {
      return "conv_in";
    }
    String block = "down_blocks_" + (i - 1) / (LAYERS + 1);
    if (rest.equals("op")) {
      return block + "_downsamplers_0_conv";
    }
    return block + inside((i - 1) % (LAYERS + 1), j, rest);
  }

  private static String output(int i, int j, String rest) {
    String block = "up_blocks_" + i / (LAYERS + 1);
    // A block without attention has its upsampler in the second place already.
    if (rest.equals("conv")) {
      return block + "_upsamplers_0_conv";
    }
    return block + inside(i % (LAYERS + 1), j, rest);
  }

  private static String inside(int layer, int j, String rest) {
    return (j == 0 ? "_resnets_" : "_attentions_") + layer + "_" + part(rest);
  }

  private static String part(String rest) {
    return RESIDUAL.getOrDefault(rest, rest);
  }
}
