package dev.erlangen.spark.neuralpathways.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.data.Task;
import dev.erlangen.spark.neuralpathways.model.Manifest;
import dev.erlangen.spark.neuralpathways.model.Predictions;
import java.io.IOException;

/** Rows and predictions as JSON: {@code {"rows": [[x1, …, xn], …]}}. */
final class RowsCodec {
  private static final int DEEPEST = 8;
  private static final ObjectMapper JSON = strict();

  private RowsCodec() {}

  private static ObjectMapper strict() {
    ObjectMapper mapper = new ObjectMapper();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(64)
                .maxStringLength(1024)
                .build());
    return mapper;
  }

  static Rows rows(byte[] body, int features, int most) {
    JsonNode root;
    try {
      root = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Refusal(400, "the body is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Refusal(400, "the body cannot be read");
    }
    JsonNode list = root == null ? null : root.get("rows");
    if (list == null || !list.isArray() || root.size() != 1) {
      throw new Refusal(400, "the body must be an object with the list 'rows' and nothing else");
    }
    if (list.isEmpty() || list.size() > most) {
      throw new Refusal(
          list.isEmpty() ? 400 : 413, "a request holds 1 to " + most + " rows, got " + list.size());
    }
    float[] x = new float[list.size() * features];
    for (int i = 0; i < list.size(); i++) {
      row(list.get(i), i, features, x);
    }
    return Rows.of(features, x);
  }

  private static void row(JsonNode row, int i, int features, float[] x) {
    if (!row.isArray() || row.size() != features) {
      throw new Refusal(
          400,
          "row %d must be a list of %d numbers, got %s"
              .formatted(i, features, row.isArray() ? row.size() + " values" : row.getNodeType()));
    }
    for (int c = 0; c < features; c++) {
      float value = row.get(c).isNumber() ? row.get(c).floatValue() : Float.NaN;
      if (!Float.isFinite(value)) {
        throw new Refusal(
            400, "row %d, feature %d must be a finite number of single precision".formatted(i, c));
      }
      x[i * features + c] = value;
    }
  }

  static byte[] predictions(Manifest manifest, Predictions p) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode out = root.putArray("predictions");
    for (int i = 0; i < p.leaf().length; i++) {
      ObjectNode one = out.addObject();
      one.put("leaf", p.leaf()[i]);
      one.put("distance", p.distance()[i]);
      one.put("refused", p.leaf()[i] < 0);
      if (p.leaf()[i] >= 0) {
        ObjectNode y = one.putObject(manifest.task() == Task.REGRESSION ? "y" : "log_probability");
        for (int c = 0; c < p.outputs(); c++) {
          y.put(manifest.outputs().get(c), p.y()[i * p.outputs() + c]);
        }
        if (manifest.task() == Task.CLASSIFICATION) {
          one.put("class", manifest.outputs().get(p.classOf(i)));
        }
      }
    }
    return JSON.writeValueAsBytes(root);
  }

  static byte[] error(String message) {
    return JSON.createObjectNode()
        .put("error", message)
        .toString()
        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  static byte[] value(Object value) throws IOException {
    return JSON.writeValueAsBytes(value);
  }
}
