package dev.erlangen.bench.topology;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.bench.measure.Python;
import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import dev.erlangen.data.Datasets;
import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.GraphDataset;
import dev.erlangen.graph.Parallel;
import dev.erlangen.topology.complex.CombinatorialComplex;
import dev.erlangen.topology.lifting.CyclicLifting;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import dev.erlangen.train.bench.Quantiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lifting ZINC by all cycles of 3 to 18 atoms, with the neighbourhoods that SMCN reads: all 12 000
 * molecules here, and the first ones beside a search from every atom in Python, which is the
 * official way, with as many processes as we have threads.
 */
public final class LiftingBenchmark implements Benchmark {
  private static final int COMPARED = 400;
  private static final int LEAST = 3;
  private static final CyclicLifting RINGS = new CyclicLifting(3, 18);

  @Override
  public String name() {
    return "lift-zinc";
  }

  @Override
  public String summary() {
    return "lifting ZINC-12k by rings, with neighbourhoods, beside Python's; needs the data set";
  }

  @Override
  public List<Measurement> run(double seconds) {
    Torch.load();
    Check.that(
        DataStore.standard().has(Catalog.standard().entry("zinc")),
        "lift-zinc needs the data set: erlangen data get zinc");
    GraphDataset set = Datasets.standard().graphs("zinc");
    List<Graph> all = set.graphs();
    List<Graph> some = set.train().subList(0, COMPARED);
    String threads = ", " + Rounds.threads(Torch.defaultThreads());
    List<Double> whole = new ArrayList<>();
    List<Double> own = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    lift(all);
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (whole.size() < LEAST || System.nanoTime() < end) {
      whole.add(lift(all));
      own.add(lift(some));
      if (theirs.size() < LEAST) {
        Python.find().ifPresent(p -> theirs.add(peer(p, rings(some))));
      }
    }
    String compared = "the first " + COMPARED + " molecules" + threads;
    List<Measurement> out = new ArrayList<>();
    out.add(Measurement.of("12 000 molecules" + threads, Quantiles.of(whole), "s"));
    out.add(
        theirs.isEmpty()
            ? Measurement.of(compared, Quantiles.of(own), "s")
            : new Measurement(
                compared,
                Quantiles.of(own),
                "s",
                Quantiles.of(theirs),
                "Python, search from every atom"));
    return out;
  }

  private static double lift(List<Graph> graphs) {
    long start = System.nanoTime();
    List<Integer> sizes = Parallel.map(graphs, LiftingBenchmark::cells);
    Check.that(sizes.size() == graphs.size(), "a molecule is missing");
    return (System.nanoTime() - start) / 1e9;
  }

  private static long rings(List<Graph> graphs) {
    return RINGS.of(graphs).stream().mapToLong(l -> l.cells().get(0).size()).sum();
  }

  private static int cells(Graph graph) {
    CombinatorialComplex c = RINGS.of(graph).complex();
    return c.count(2)
        + c.incidence(0, 1).size()
        + c.incidence(0, 2).size()
        + c.incidence(1, 2).size()
        + c.adjacency(0, 1).size()
        + c.adjacency(1, 2).size()
        + c.distances(0, 1).length;
  }

  private static double peer(Python python, long rings) {
    Path data =
        DataStore.standard().get(Catalog.standard().entry("zinc"), "train_jt10k.graphs.txt.gz");
    JsonNode answer =
        python.ask(
            Map.of("OMP_NUM_THREADS", "1"),
            "lift_zinc.py",
            "--data",
            data.resolve("../..").normalize(),
            "--limit",
            COMPARED,
            "--processes",
            Torch.defaultThreads());
    Check.that(
        answer.path("rings").asLong() == rings,
        "the peer finds %s rings, we find %d",
        answer.path("rings"),
        rings);
    return answer.path("lift_s").doubleValue();
  }
}
