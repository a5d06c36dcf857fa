package dev.erlangen.data.graph;

import dev.erlangen.core.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One graph whose nodes are to be classified, with named splits of its nodes.
 *
 * @param name name as in the catalog
 * @param graph the graph, with its node features
 * @param labels one class per node as a table of one column; -1 where there is none
 * @param classes number of classes
 * @param splits at least one split by name; the first is in use
 * @param origin source and terms
 */
public record NodeDataset(
    String name,
    Graph graph,
    IntTable labels,
    int classes,
    Map<String, Split> splits,
    Origin origin) {
  private static final int[] NONE = {};

  /** Checks labels and splits against the graph. */
  public NodeDataset {
    splits = Collections.unmodifiableMap(new LinkedHashMap<>(splits));
    Check.that(
        labels.rows() == graph.nodes() && labels.columns() == 1,
        "labels of '%s' must be one per node, that is %d x 1, got %s",
        name,
        graph.nodes(),
        labels);
    int[] range = labels.range(0);
    Check.that(
        range[0] >= -1 && range[1] < classes,
        "labels of '%s' must be in [-1, %d], got values in [%d, %d]",
        name,
        classes - 1,
        range[0],
        range[1]);
    Check.that(!splits.isEmpty(), "data set '%s' must have at least one split", name);
    splits.forEach((splitName, split) -> split.checkRange(splitName, graph.nodes()));
  }

  /** The split in use: the first one. */
  public Split split() {
    return splits.values().iterator().next();
  }

  /** Returns this data set with the split called {@code splitName} in use. */
  public NodeDataset using(String splitName) {
    Check.oneOf("split of '" + name + "'", splitName, splits.keySet());
    Map<String, Split> reordered = new LinkedHashMap<>();
    reordered.put(splitName, splits.get(splitName));
    splits.forEach(reordered::putIfAbsent);
    return new NodeDataset(name, graph, labels, classes, reordered, origin);
  }

  /** Returns the sha256, in hexadecimal, of the graph and the labels. */
  public String digest() {
    return GraphDigest.of(
        List.of(graph, Graph.directed(labels.rows(), NONE, NONE).withNodeTypes(labels)));
  }
}
