package dev.erlangen.bench;

import dev.erlangen.bench.measure.Python;
import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import dev.erlangen.data.Datasets;
import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.graph.encoding.LaplacianEncoding;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import dev.erlangen.train.bench.Quantiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From the text files of ZINC-12k to graphs with 37 eigenvectors, all 12 000 molecules, beside
 * Python's ways with as many processes as we have threads.
 */
public final class PreprocessBenchmark implements Benchmark {
  private static final int EIGENVECTORS = 37;
  private static final int LEAST = 3;

  /** Rounds until the compiler of the JVM is done. */
  private static final int WARM_UP = 6;

  private static final Map<String, String> WAYS =
      new LinkedHashMap<>(
          Map.of(
              "dgl", "numpy eig, as published",
              "numpy-eigh", "numpy eigh",
              "pyg", "torch eigh"));

  @Override
  public String name() {
    return "preprocess-zinc";
  }

  @Override
  public String summary() {
    return "reading ZINC-12k and its eigenvectors, beside Python's; needs the data set";
  }

  @Override
  public List<Measurement> run(double seconds) {
    Torch.load();
    Check.that(
        DataStore.standard().has(Catalog.standard().entry("zinc")),
        "preprocess-zinc needs the data set: erlangen data get zinc");
    Optional<Python> python = Python.find();
    List<Double> ours = new ArrayList<>();
    Map<String, List<Double>> theirs = new LinkedHashMap<>();
    double first = prepare();
    for (int i = 1; i < WARM_UP; i++) {
      prepare();
    }
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (ours.size() < LEAST || System.nanoTime() < end) {
      ours.add(prepare());
      python.ifPresent(
          p ->
              WAYS.forEach(
                  (way, label) ->
                      theirs.computeIfAbsent(label, l -> new ArrayList<>()).add(peer(p, way))));
    }
    String what = "12 000 molecules, " + Rounds.threads(Torch.defaultThreads());
    Map<String, Quantiles> own =
        new TreeMap<>(
            Map.of(
                what,
                Quantiles.of(ours),
                what + ", first time in the process",
                Quantiles.of(first)));
    List<Measurement> out = new ArrayList<>();
    own.forEach(
        (row, times) -> {
          if (theirs.isEmpty()) {
            out.add(Measurement.of(row, times, "s"));
          }
          theirs.forEach(
              (label, t) -> out.add(new Measurement(row, times, "s", Quantiles.of(t), label)));
        });
    return out;
  }

  private static double prepare() {
    long start = System.nanoTime();
    GraphDataset set = Datasets.standard().graphs("zinc");
    LaplacianEncoding encoding = new LaplacianEncoding(LaplacianType.SYMMETRIC, EIGENVECTORS);
    for (var part : List.of(set.train(), set.val(), set.test())) {
      encoding.of(part);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static double peer(Python python, String way) {
    Path data =
        DataStore.standard().get(Catalog.standard().entry("zinc"), "train_jt10k.graphs.txt.gz");
    return python
        .ask(
            Map.of("OMP_NUM_THREADS", "1"),
            "preprocess_zinc.py",
            "--way",
            way,
            "--data",
            data.resolve("../..").normalize(),
            "--processes",
            Torch.defaultThreads())
        .path("total_s")
        .doubleValue();
  }
}
