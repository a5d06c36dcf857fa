package dev.erlangen.bench.topology;

import dev.erlangen.bench.measure.Python;
import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.bench.measure.Side;
import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.data.Datasets;
import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.lifting.CyclicLifting;
import dev.erlangen.topology.lifting.LiftedGraph;
import dev.erlangen.topology.smcn.SmcnConfig;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A training step of SMCN on ZINC, forward to Adam, on batches that were prepared before, beside
 * PyTorch: with the index tensors of the official code, and with what they repeat done once.
 */
public final class SmcnStepBenchmark implements Benchmark {
  private static final int BATCHES = 6;
  private static final int SIZE = 32;
  private static final SmcnConfig.Molecule NET = SmcnConfig.Molecule.PUBLISHED;

  @Override
  public String name() {
    return "smcn-step";
  }

  @Override
  public String summary() {
    return "training step of SMCN at its published size on ZINC, beside PyTorch's; needs the data set";
  }

  @Override
  public List<Measurement> run(double seconds) {
    Torch.load();
    Check.that(
        DataStore.standard().has(Catalog.standard().entry("zinc")),
        "smcn-step needs the data set: erlangen data get zinc");
    int threads = Torch.threads();
    List<Graph> graphs = Datasets.standard().graphs("zinc").train();
    List<ComplexBatch> batches = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      batches.add(
          ComplexBatch.of(
              new CyclicLifting(3, 18)
                  .of(graphs.subList(i * SIZE, (i + 1) * SIZE)).stream()
                      .map(LiftedGraph::typed)
                      .toList()));
    }
    List<Side> sides = new ArrayList<>();
    try {
      Path file = Files.createTempFile("erlangen-complexes", ".safetensors");
      try {
        ComplexFile.write(file, batches);
        sides.add(Side.of("Erlangen", new SmcnStep(NET.init(new Rng(0)), batches)::run));
        Python.find()
            .ifPresent(
                p -> {
                  for (String way : List.of("official", "optimised")) {
                    sides.add(
                        p.serve(
                            "PyTorch " + way,
                            "smcn_step.py",
                            "--batches",
                            file,
                            "--way",
                            way,
                            "--threads",
                            threads));
                  }
                });
        return Rounds.of(seconds, sides)
            .measurements("SMCN, 500 114 parameters, " + SIZE + " molecules of ZINC");
      } finally {
        sides.forEach(Side::close);
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
