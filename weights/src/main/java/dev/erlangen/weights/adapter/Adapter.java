package dev.erlangen.weights.adapter;

import dev.erlangen.core.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A fine-tuned model as the low-rank updates of its weights.
 *
 * @param format the dialect of the file
 * @param modules updates by module path, in natural order
 * @param extra what the file holds beside them, by name: token embeddings, biases, whole weights,
 *     DoRA magnitudes
 * @param config the configuration of a PEFT folder, or null
 */
public record Adapter(
    Format format,
    Map<String, LoraPair> modules,
    Map<String, Tensor> extra,
    @Nullable PeftConfig config) {

  /** Suffix of the entries of {@link #extra} that hold DoRA magnitudes. */
  static final String MAGNITUDE = ".lora_magnitude_vector";

  /** The dialects that are read. */
  public enum Format {
    /** Hugging Face PEFT, a folder with {@code adapter_config.json}. */
    PEFT,
    /** Stable-Diffusion pipelines of Hugging Face diffusers, in any of its three name styles. */
    DIFFUSERS,
    /** kohya-ss, A1111. */
    KOHYA,
    /** cloneofsimo/lora: modules without names, by their place in the traversal. */
    CLONEOFSIMO,
    /** Made by this library. */
    NONE
  }

  /** Sorts the modules. */
  public Adapter {
    Check.that(!modules.isEmpty(), "an adapter must have at least one module");
    TreeMap<String, LoraPair> sorted = new TreeMap<>(NaturalOrder.INSTANCE);
    sorted.putAll(modules);
    modules = Collections.unmodifiableMap(new LinkedHashMap<>(sorted));
    extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
  }

  /** An adapter that was not read from a file. */
  public static Adapter of(Map<String, LoraPair> modules) {
    return new Adapter(Format.NONE, modules, Map.of(), null);
  }

  /** Returns the update of a module, or fails naming the nearest one. */
  public LoraPair module(String name) {
    Check.oneOf("module", name, modules.keySet());
    return Objects.requireNonNull(modules.get(name));
  }

  /** Whether some module has a DoRA magnitude, without which its update is not the whole story. */
  public boolean hasMagnitudes() {
    return extra.keySet().stream().anyMatch(name -> !magnitudeOf(name).isEmpty());
  }

  /** The module of a DoRA magnitude among the {@link #extra}; empty for other names. */
  static String magnitudeOf(String extra) {
    return extra.endsWith(MAGNITUDE) ? extra.substring(0, extra.length() - MAGNITUDE.length()) : "";
  }

  /** Number of values in all factors. */
  public long parameters() {
    return modules.values().stream().mapToLong(p -> p.up().numel() + p.down().numel()).sum();
  }

  /** The adapter with every pair changed. */
  public Adapter map(UnaryOperator<LoraPair> change) {
    Map<String, LoraPair> changed = new LinkedHashMap<>();
    modules.forEach((name, pair) -> changed.put(name, change.apply(pair)));
    return new Adapter(format, changed, extra, config);
  }
}
