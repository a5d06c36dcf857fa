package dev.erlangen.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Saves a model, loads the file into another one, and compares bit by bit. */
public final class RoundTrip {
  private RoundTrip() {}

  /**
   * Fails unless {@code other} computes exactly what {@code model} does once it has loaded its
   * file, and did not before.
   *
   * @param model to be saved
   * @param other of the same sizes, with other parameters
   * @param run a deterministic forward pass
   */
  public static <M> void check(M model, M other, Function<M, Tensor> run) {
    double[] want = Tensors.doubles(run.apply(model));
    assertFalse(
        Arrays.equals(want, Tensors.doubles(run.apply(other))),
        "both models give the same before loading: the round trip would show nothing");
    Path file = null;
    try {
      file = Files.createTempFile("round-trip", ".safetensors");
      SafeTensors.write(file, Params.named(model), Map.of("format", "pt"));
      Params.load(other, SafeTensors.read(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(file);
    }
    Map<String, Tensor> loaded = Params.named(other);
    assertEquals(List.copyOf(Params.named(model).keySet()), List.copyOf(loaded.keySet()), "names");
    List<Tensor> saved = List.copyOf(Params.named(model).values());
    int i = 0;
    for (Map.Entry<String, Tensor> e : loaded.entrySet()) {
      assertArrayEquals(Tensors.doubles(saved.get(i++)), Tensors.doubles(e.getValue()), e.getKey());
    }
    assertArrayEquals(want, Tensors.doubles(run.apply(other)), "output after loading");
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
