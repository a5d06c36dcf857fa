package dev.erlangen.spark.neuralpathways.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.erlangen.core.Check;
import dev.erlangen.spark.neuralpathways.data.Task;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a model folder holds, {@code manifest.json}: sizes, names of columns, and the sha256 of the
 * router and of every expert. It has no dates and no machine, so equal models have equal manifests.
 *
 * @param task what is predicted
 * @param columns names of the n features
 * @param outputs names of the m outputs or classes
 * @param spec sizes of the experts
 * @param map name of the feature map that rows are routed by
 * @param routed whether experts read the routing features
 * @param nodes nodes of the tree
 * @param dimension routing features d
 * @param router sha256 of {@code router.safetensors}
 * @param experts by leaf
 */
public record Manifest(
    Task task,
    List<String> columns,
    List<String> outputs,
    ExpertSpec spec,
    String map,
    boolean routed,
    int nodes,
    int dimension,
    String router,
    SortedMap<Integer, Entry> experts) {
  static final String FILE = "manifest.json";
  private static final String FORMAT = "erlangen-pathways";
  private static final int VERSION = 1;
  private static final long LARGEST = 256L << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One expert.
   *
   * @param sha256 of its file
   * @param rows it was trained on
   * @param loss mean training loss
   */
  public record Entry(String sha256, long rows, double loss) {}

  public Manifest {
    columns = List.copyOf(columns);
    outputs = List.copyOf(outputs);
    experts = Collections.unmodifiableSortedMap(new TreeMap<>(experts));
  }

  /** Parameters of one expert. */
  public int expertParameters() {
    return spec.parameters(routed ? dimension : columns.size(), outputs.size());
  }

  byte[] bytes() {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT).put("version", VERSION);
    root.put("task", task.name());
    columns.forEach(root.putArray("features")::add);
    outputs.forEach(root.putArray("outputs")::add);
    root.putObject("expert")
        .put("width", spec.width())
        .put("depth", spec.depth())
        .put("activation", spec.activation().name())
        .put("inputs", routed ? "routing" : "features");
    root.putObject("router")
        .put("map", map)
        .put("nodes", nodes)
        .put("dimension", dimension)
        .put("sha256", router);
    ArrayNode list = root.putArray("experts");
    experts.forEach(
        (leaf, e) ->
            list.addObject()
                .put("leaf", leaf)
                .put("sha256", e.sha256)
                .put("rows", e.rows)
                .put("loss", e.loss));
    return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a manifest.
   *
   * @throws IllegalArgumentException if it is not one
   */
  static Manifest read(Path file) throws IOException {
    Check.that(Files.isRegularFile(file), "%s is no model: it has no %s", file.getParent(), FILE);
    Check.that(Files.size(file) <= LARGEST, "%s is larger than 256 MiB", file);
    JsonNode root;
    try {
      root = JSON.readTree(Files.readAllBytes(file));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
    Fields at = new Fields(file, root);
    Check.that(
        FORMAT.equals(root.path("format").asText()) && root.path("version").asInt() == VERSION,
        "%s must be of format %s, version %d",
        file,
        FORMAT,
        VERSION);
    Fields expert = at.child("expert");
    Fields router = at.child("router");
    SortedMap<Integer, Entry> experts = new TreeMap<>();
    for (JsonNode node : at.list("experts")) {
      Fields e = new Fields(file, node);
      Entry entry = new Entry(e.sha256(), e.integer("rows", 0, Long.MAX_VALUE), e.real("loss"));
      int leaf = (int) e.integer("leaf", 0, Integer.MAX_VALUE);
      Check.that(experts.put(leaf, entry) == null, "%s names leaf %d twice", file, leaf);
    }
    return new Manifest(
        at.word("task", Task.class),
        at.texts("features"),
        at.texts("outputs"),
        new ExpertSpec(
            (int) expert.integer("width", 0, Integer.MAX_VALUE),
            (int) expert.integer("depth", 0, Integer.MAX_VALUE),
            expert.word("activation", ExpertSpec.Kink.class)),
        router.text("map"),
        expert.text("inputs").equals("routing"),
        (int) router.integer("nodes", 1, 1 << 26),
        (int) router.integer("dimension", 1, 1 << 20),
        router.sha256(),
        experts);
  }
}
