package dev.erlangen.core.parity;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.erlangen.core.Check;
import dev.erlangen.core.io.SafeTensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * One case: what {@code <case>.json} says about {@code <case>.safetensors} beside it. Reading it
 * does not load libtorch.
 *
 * @param file the description
 * @param name the {@code case}, or the file's name
 * @param system such as {@code signnet}
 * @param model kind of the model, such as {@code gatedgcn-signnet}
 * @param config its hyper-parameters
 * @param root the whole description
 */
public record ParityCase(
    Path file, String name, String system, String model, JsonNode config, JsonNode root) {
  private static final long LARGEST = 64L << 20;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  /**
   * Reads a case.
   *
   * @param file its json, or its tensor file with the json beside it
   * @throws IllegalArgumentException if the description is absent or is not one
   */
  public static ParityCase read(Path file) {
    Path json = sibling(file, ".json");
    Check.that(Files.isRegularFile(json), "no description %s", json);
    JsonNode root = parse(json);
    Check.that(root.isObject(), "%s must hold a JSON object", json);
    for (String key : new String[] {"system", "model"}) {
      Check.that(root.path(key).isTextual(), "%s: '%s' must be a text", json, key);
    }
    for (String key : new String[] {"config", "tolerance", "inputs", "outputs", "grads"}) {
      JsonNode value = root.path(key);
      Check.that(
          value.isObject() || value.isMissingNode() || value.isNull(),
          "%s: '%s' must be an object",
          json,
          key);
    }
    String stem = json.getFileName().toString().replaceFirst("\\.json$", "");
    return new ParityCase(
        json,
        root.path("case").asText(stem),
        root.get("system").asText(),
        root.get("model").asText(),
        root.path("config"),
        root);
  }

  private static JsonNode parse(Path json) {
    try {
      Check.that(Files.size(json) <= LARGEST, "%s is larger than 64 MiB", json);
      return JSON.readTree(Files.readAllBytes(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException(json + " is nested too deeply", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tensor file, whether or not it exists. */
  public Path tensorFile() {
    return sibling(file, ".safetensors");
  }

  /** Whether the case has tensors; without them only a {@link ParityReader} can check it. */
  public boolean hasTensors() {
    return Files.isRegularFile(tensorFile());
  }

  /** Reads all tensors by their full names. */
  public Map<String, Tensor> tensors() {
    try {
      return SafeTensors.read(tensorFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compares a tensor with its official value by the rules of this case: for readers.
   *
   * @param name its full name, by which the description states rules
   */
  public ParityRow compare(String name, Tensor got, Tensor official) {
    return new Comparison(this, Map.of(name, got), Map.of(name, official)).row(name);
  }

  /** What the description says about the output {@code output.<name>}; empty if nothing. */
  JsonNode output(String fullName) {
    return root.path("outputs").path(fullName);
  }

  private static Path sibling(Path file, String extension) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + extension);
  }
}
