package dev.erlangen.weights.adapter;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes an adapter as pipelines of diffusers read it, module paths below a component such as
 * {@code unet.}.
 */
public final class DiffusersWriter {
  private static final Pattern ATTENTION =
      Pattern.compile("(unet\\..+)\\.to_(?:(q|k|v)|(out)\\.0)");
  private static final Pattern TEXT = Pattern.compile("(text_encoder.*)\\.(q|k|v|out)_proj");

  private DiffusersWriter() {}

  /**
   * Writes {@code <module>.lora_A.weight} and {@code .lora_B.weight}, and {@code <module>.alpha}
   * where the scale is not 1.
   *
   * @throws IllegalArgumentException naming what the dialect cannot hold: modules without a
   *     component, embeddings, {@code fan_in_fan_out}, tensors beside the pairs other than DoRA
   *     magnitudes
   */
  public static void write(Adapter adapter, Path file) throws IOException {
    FactorFile out = new FactorFile(new DiffusersDialect(), "diffusers");
    adapter
        .modules()
        .forEach(
            (module, pair) -> {
              out.pair(module, pair, module + ".lora_B.weight", module + ".lora_A.weight");
              if (pair.scale() != 1) {
                out.put(module + ".alpha", new Key(module, Role.ALPHA), KohyaWriter.alpha(pair));
              }
            });
    adapter
        .extra()
        .forEach(
            (name, tensor) -> {
              String module = Adapter.magnitudeOf(name);
              if (module.isEmpty() || tensor.dim() != 1) {
                throw out.noPlace(name);
              }
              out.put(name, new Key(module, Role.MAGNITUDE), tensor);
            });
    out.write(file);
  }

  /**
   * Writes the names of old attention processors, {@code
   * <attention>.processor.to_q_lora.down.weight}, which know no alpha: the scale is multiplied into
   * the up factor.
   *
   * @throws IllegalArgumentException also for modules that are not projections of an attention, and
   *     for every tensor beside the pairs
   */
  public static void writeOld(Adapter adapter, Path file) throws IOException {
    FactorFile out = new FactorFile(new DiffusersDialect(), "old diffusers");
    adapter
        .modules()
        .forEach(
            (module, pair) -> {
              LoraPair folded = pair.folded();
              Check.that(
                  Tensors.item(folded.up().isfinite().all()) == 1,
                  "module '%s': the scale %s does not fit into the type of its factors",
                  module,
                  pair.scale());
              String stem = old(module);
              out.pair(module, folded, stem + ".up.weight", stem + ".down.weight");
            });
    adapter.extra().keySet().stream()
        .findFirst()
        .ifPresent(
            name -> {
              throw out.noPlace(name);
            });
    out.write(file);
  }

  private static String old(String module) {
    Matcher m = ATTENTION.matcher(module);
    if (m.matches()) {
      String projection = m.group(2) == null ? m.group(3) : m.group(2);
      return m.group(1) + ".processor.to_" + projection + "_lora";
    }
    m = TEXT.matcher(module);
    return m.matches() ? m.group(1) + ".to_" + m.group(2) + "_lora" : module;
  }
}
