package dev.erlangen.data.graph;

import dev.erlangen.core.Check;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A set of graphs with named splits, for prediction on whole graphs.
 *
 * @param name name as in the catalog
 * @param graphs all graphs, in the published order
 * @param splits at least one split by name; the first is in use
 * @param nodeVocabulary number of values of each column of the node types
 * @param arcVocabulary number of values of each column of the arc types
 * @param targetNames one name per graph-level target
 * @param classes number of classes that the targets are indices of; 0 if they are real numbers
 * @param origin source and terms
 */
public record GraphDataset(
    String name,
    List<Graph> graphs,
    Map<String, Split> splits,
    List<Integer> nodeVocabulary,
    List<Integer> arcVocabulary,
    List<String> targetNames,
    int classes,
    Origin origin) {

  /** Checks every graph against the vocabularies and the number of targets. */
  public GraphDataset {
    graphs = List.copyOf(graphs);
    splits = Collections.unmodifiableMap(new LinkedHashMap<>(splits));
    nodeVocabulary = List.copyOf(nodeVocabulary);
    arcVocabulary = List.copyOf(arcVocabulary);
    targetNames = List.copyOf(targetNames);
    Check.that(!graphs.isEmpty(), "data set '%s' must have at least one graph", name);
    Check.notNegative("number of classes", classes);
    Check.that(!splits.isEmpty(), "data set '%s' must have at least one split", name);
    int size = graphs.size();
    splits.forEach((splitName, split) -> split.checkRange(splitName, size));
    for (int i = 0; i < size; i++) {
      Graph graph = graphs.get(i);
      Vocabulary.check(name, i, "node types", graph.nodeTypes(), nodeVocabulary);
      Vocabulary.check(name, i, "arc types", graph.arcTypes(), arcVocabulary);
      Check.that(
          graph.targets().length == targetNames.size(),
          "graph %d of '%s' has %d targets, the data set has %d: %s",
          i,
          name,
          graph.targets().length,
          targetNames.size(),
          targetNames);
      if (classes > 0) {
        Vocabulary.checkClasses(name, i, graph.targets(), classes);
      }
    }
  }

  /** The split in use: the first one. */
  public Split split() {
    return splits.values().iterator().next();
  }

  /** Training graphs of the split in use. */
  public List<Graph> train() {
    return select(split().train());
  }

  /** Validation graphs of the split in use. */
  public List<Graph> val() {
    return select(split().val());
  }

  /** Test graphs of the split in use. */
  public List<Graph> test() {
    return select(split().test());
  }

  /** Returns the graphs with the given indices, in that order. */
  public List<Graph> select(int[] indices) {
    return Arrays.stream(indices).mapToObj(graphs::get).toList();
  }

  /** Returns this data set with the split called {@code splitName} in use. */
  public GraphDataset using(String splitName) {
    Check.oneOf("split of '" + name + "'", splitName, splits.keySet());
    Map<String, Split> reordered = new LinkedHashMap<>();
    reordered.put(splitName, splits.get(splitName));
    splits.forEach(reordered::putIfAbsent);
    return new GraphDataset(
        name, graphs, reordered, nodeVocabulary, arcVocabulary, targetNames, classes, origin);
  }

  /** Returns this data set with {@code change} applied to every graph. */
  public GraphDataset map(UnaryOperator<Graph> change) {
    return new GraphDataset(
        name,
        graphs.stream().map(change).toList(),
        splits,
        nodeVocabulary,
        arcVocabulary,
        targetNames,
        classes,
        origin);
  }

  /** Returns the sha256, in hexadecimal, of all graphs, attributes and targets. */
  public String digest() {
    return GraphDigest.of(graphs);
  }
}
