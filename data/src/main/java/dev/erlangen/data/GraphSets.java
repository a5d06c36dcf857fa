package dev.erlangen.data;

import dev.erlangen.core.Check;
import dev.erlangen.data.catalog.DataFile;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.Entry;
import dev.erlangen.data.catalog.Progress;
import dev.erlangen.data.catalog.TuCollection;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.data.graph.Origin;
import dev.erlangen.data.graph.Split;
import dev.erlangen.data.molecule.AtomType;
import dev.erlangen.data.molecule.BondType;
import dev.erlangen.data.reader.IndexReader;
import dev.erlangen.data.reader.NodeListReader;
import dev.erlangen.data.reader.Relabel;
import dev.erlangen.data.reader.TuReader;
import dev.erlangen.data.reader.ZincReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Assembles files into sets of graphs with their published splits. */
record GraphSets(DataStore store, Progress progress) {
  private static final String OFFICIAL_TRAIN = "zinc/train_official.graphs.txt.gz";

  /**
   * ZINC with the splits {@code jt10k} (10 000 / 1000 / 1000) and {@code val-test}, which trains on
   * the official validation molecules; before them {@code official}, if the mirror folder has the
   * official training molecules in {@link #OFFICIAL_TRAIN}.
   */
  GraphDataset zinc(Entry entry) {
    List<Graph> all = new ArrayList<>();
    int[] train = append(all, path(entry, "train_jt10k.graphs.txt.gz"));
    int[] val = append(all, path(entry, "val_official.graphs.txt.gz"));
    int[] test = append(all, path(entry, "test_official.graphs.txt.gz"));
    Map<String, Split> splits = new LinkedHashMap<>();
    Optional<Path> official =
        store.mirror().map(folder -> folder.resolve(OFFICIAL_TRAIN)).filter(Files::isRegularFile);
    if (official.isPresent()) {
      splits.put("official", new Split(append(all, official.get()), val, test));
    }
    splits.put("jt10k", new Split(train, val, test));
    splits.put("val-test", new Split(val, new int[0], test));
    return new GraphDataset(
        entry.name(),
        all,
        splits,
        List.of(AtomType.vocabulary().size()),
        List.of(BondType.vocabulary().size()),
        List.of("penalised logP"),
        0,
        Datasets.origin(entry));
  }

  /** Adds the molecules of a file and returns their indices. */
  private static int[] append(List<Graph> all, Path file) {
    int before = all.size();
    all.addAll(ZincReader.readGraphs(file));
    return IntStream.range(before, all.size()).toArray();
  }

  /** A TU set in node-list text with the splits {@code fold-1} to {@code fold-10}. */
  GraphDataset folds(Entry entry) {
    Map<String, Split> splits = new LinkedHashMap<>();
    for (int fold = 1; fold <= 10; fold++) {
      splits.put(
          "fold-" + fold,
          new Split(
              IndexReader.all(path(entry, "/train_idx-" + fold + ".txt")),
              new int[0],
              IndexReader.all(path(entry, "/test_idx-" + fold + ".txt"))));
    }
    return nodeLists(entry, splits);
  }

  /** Circulant skip links with the five published folds. */
  GraphDataset csl(Entry entry) {
    List<int[]> train = IndexReader.lines(path(entry, "train.index"));
    List<int[]> val = IndexReader.lines(path(entry, "val.index"));
    List<int[]> test = IndexReader.lines(path(entry, "test.index"));
    Check.that(
        train.size() == val.size() && val.size() == test.size(),
        "'%s' must have equally many folds for training, validation and test",
        entry.name());
    Map<String, Split> splits = new LinkedHashMap<>();
    for (int fold = 0; fold < train.size(); fold++) {
      splits.put("fold-" + (fold + 1), new Split(train.get(fold), val.get(fold), test.get(fold)));
    }
    return nodeLists(entry, splits);
  }

  /** Pairs of graphs with opposite labels, ten folds of whole pairs; the next fold validates. */
  GraphDataset pairs(Entry entry) {
    List<Graph> graphs = NodeListReader.read(store.get(entry, progress).get(0));
    Map<String, Split> splits = new LinkedHashMap<>();
    int size = graphs.size();
    for (int fold = 0; fold < 10; fold++) {
      int test = fold;
      splits.put(
          "fold-" + (fold + 1),
          new Split(
              Folds.where(size, i -> (i / 2 + 20 - test) % 10 > 1),
              Folds.where(size, i -> (i / 2 + 20 - test) % 10 == 1),
              Folds.where(size, i -> (i / 2) % 10 == test)));
    }
    return classification(entry.name(), graphs, splits, Datasets.origin(entry));
  }

  /** Any TU set in its official format, with ten folds drawn from seed 0. */
  GraphDataset tu(String name) {
    List<Graph> graphs = TuReader.read(TuCollection.folder(store, name, progress), name);
    Map<String, Split> splits = Folds.random(graphs.size(), 0);
    Origin origin =
        new Origin(
            "https://chrsmrrs.github.io/datasets/",
            "free for research, cite",
            "Morris et al., TUDataset, GRL+ workshop at ICML 2020");
    double[] targets = graphs.get(0).targets();
    if (targets.length == 1 && targets[0] == Math.rint(targets[0])) {
      return classification("tu:" + name, graphs, splits, origin);
    }
    List<String> names = new ArrayList<>();
    for (int t = 0; t < targets.length; t++) {
      names.add("target " + t);
    }
    return new GraphDataset(
        "tu:" + name,
        graphs,
        splits,
        Relabel.vocabulary(graphs.stream().map(Graph::nodeTypes).toList()),
        Relabel.vocabulary(graphs.stream().map(Graph::arcTypes).toList()),
        names,
        0,
        origin);
  }

  private GraphDataset nodeLists(Entry entry, Map<String, Split> splits) {
    List<Graph> graphs = NodeListReader.read(store.get(entry, progress).get(0));
    return classification(entry.name(), Relabel.nodeTypes(graphs), splits, Datasets.origin(entry));
  }

  private static GraphDataset classification(
      String name, List<Graph> published, Map<String, Split> splits, Origin origin) {
    List<Graph> graphs = Relabel.targets(published);
    return new GraphDataset(
        name,
        graphs,
        splits,
        Relabel.vocabulary(graphs.stream().map(Graph::nodeTypes).toList()),
        Relabel.vocabulary(graphs.stream().map(Graph::arcTypes).toList()),
        List.of("class"),
        Relabel.classes(graphs),
        origin);
  }

  private Path path(Entry entry, String suffix) {
    DataFile file =
        entry.files().stream().filter(f -> f.path().endsWith(suffix)).findFirst().orElseThrow();
    return store.get(entry, file, progress);
  }
}
