package dev.erlangen.weights.adapter;

import dev.erlangen.core.Rng;
import dev.erlangen.core.io.SafeTensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Small adapter files for tests. */
public final class AdapterFiles {
  private AdapterFiles() {}

  /** A safetensors file. */
  public static Path file(Path file, Map<String, Tensor> tensors) {
    try {
      SafeTensors.write(file, tensors, Map.of());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PEFT folder. */
  public static Path peft(Path folder, String config, Map<String, Tensor> tensors) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("adapter_config.json"), config);
      file(folder.resolve("adapter_model.safetensors"), tensors);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A and B of one PEFT module: A (r, m), B (n, r). */
  public static Map<String, Tensor> pair(String module, long n, long m, long r, long seed) {
    Rng rng = new Rng(seed);
    Map<String, Tensor> out = new LinkedHashMap<>();
    out.put("base_model.model." + module + ".lora_A.weight", rng.normal(r, m));
    out.put("base_model.model." + module + ".lora_B.weight", rng.normal(n, r));
    return out;
  }

  /** A PEFT configuration with further fields. */
  public static String config(int r, double alpha, String more) {
    return "{\"peft_type\":\"LORA\",\"r\":%d,\"lora_alpha\":%s%s}"
        .formatted(r, alpha, more.isEmpty() ? "" : "," + more);
  }

  /** s·B·A of a module in float64. */
  public static Tensor product(Map<String, Tensor> tensors, String module) {
    String stem = "base_model.model." + module + ".lora_";
    Tensor b = tensors.get(stem + "B.weight").to(ScalarType.Double);
    return b.matmul(tensors.get(stem + "A.weight").to(ScalarType.Double));
  }
}
