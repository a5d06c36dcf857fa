package dev.erlangen.weights.adapter;

import dev.erlangen.core.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Writes an adapter of a Stable Diffusion model as kohya-ss and A1111 read it: {@code
 * lora_unet_<path with _ for .>.lora_down.weight}, {@code .lora_up.weight} and {@code .alpha}, the
 * scale times the rank. Blocks have the numbers of diffusers.
 */
public final class KohyaWriter {
  private static final String SECOND = "text_encoder_2.";

  private KohyaWriter() {}

  /**
   * Writes {@code file}, factors in their own dtype.
   *
   * @throws IllegalArgumentException naming what the dialect cannot hold: modules that are not
   *     below {@code unet}, {@code text_encoder} or {@code text_encoder_2}, words that it does not
   *     know, embeddings, {@code fan_in_fan_out}, tensors beside the pairs
   */
  public static void write(Adapter adapter, Path file) throws IOException {
    FactorFile out = new FactorFile(new KohyaDialect(), "kohya");
    boolean two = adapter.modules().keySet().stream().anyMatch(m -> m.startsWith(SECOND));
    adapter
        .modules()
        .forEach(
            (module, pair) -> {
              String stem = KohyaNames.name(module, two);
              out.pair(module, pair, stem + ".lora_up.weight", stem + ".lora_down.weight");
              out.put(stem + ".alpha", new Key(module, Role.ALPHA), alpha(pair));
            });
    adapter
        .extra()
        .forEach(
            (name, tensor) -> {
              String module = Adapter.magnitudeOf(name);
              // A magnitude without a second axis does not tell readers of this dialect its own.
              if (module.isEmpty() || tensor.dim() < 2) {
                throw out.noPlace(name);
              }
              String stem = KohyaNames.name(module, two);
              out.put(stem + ".dora_scale", new Key(module, Role.MAGNITUDE), tensor);
            });
    out.write(file);
  }

  /** In the type of the factors where that holds the number exactly, as readers expect it. */
  static Tensor alpha(LoraPair pair) {
    double value = pair.scale() * pair.rank();
    Tensor exact = Tensors.of(new double[] {value}).squeeze();
    Tensor narrow = exact.to(pair.up().scalar_type().intern());
    return Tensors.item(narrow) == value ? narrow : exact.to(ScalarType.Float);
  }
}
