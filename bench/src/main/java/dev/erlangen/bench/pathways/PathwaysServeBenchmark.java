package dev.erlangen.bench.pathways;

import dev.erlangen.bench.measure.Python;
import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.bench.measure.Side;
import dev.erlangen.core.Torch;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.LocalEngine;
import dev.erlangen.spark.neuralpathways.experiment.Functions;
import dev.erlangen.spark.neuralpathways.model.PathwaysModel;
import dev.erlangen.spark.neuralpathways.model.PathwaysServer;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Answers to 1000 rows by 64 experts on disk with 1, 8 or all of them in memory, beside one network
 * of their total size in PyTorch.
 */
public final class PathwaysServeBenchmark implements Benchmark {
  private static final int HEIGHT = 6;
  private static final int ROWS = 1000;

  @Override
  public String name() {
    return "pathways-serve";
  }

  @Override
  public String summary() {
    return "answers of neural pathways by experts in memory, beside one network in PyTorch";
  }

  @Override
  public List<Measurement> run(double seconds) {
    int before = Torch.threads();
    Torch.threads(1);
    List<Side> sides = new ArrayList<>();
    try {
      Path folder = Files.createTempDirectory("pathways");
      try (LocalEngine engine = new LocalEngine(1)) {
        PathwaysModel model =
            PathwaysModel.save(
                Pathways.trained(HEIGHT, engine), folder, List.of("x"), List.of("y"));
        Rows rows = Functions.WEIERSTRASS.sets(10, ROWS, 1).test();
        List<PathwaysServer> servers =
            IntStream.of(1, 8, 1 << HEIGHT).mapToObj(c -> new PathwaysServer(model, c)).toList();
        servers.forEach(s -> sides.add(Side.of("Erlangen", () -> s.predict(rows))));
        Python.find()
            .ifPresent(
                p ->
                    sides.add(
                        p.serve(
                            "PyTorch, one network",
                            "pathways.py",
                            "--what",
                            "predict",
                            "--rows",
                            ROWS,
                            "--width",
                            112,
                            "--threads",
                            1)));
        Rounds rounds = Rounds.of(seconds, sides);
        int[] peers = IntStream.range(servers.size(), sides.size()).toArray();
        List<Measurement> out = new ArrayList<>();
        List<String> cached = List.of("1 expert", "8 experts", "all 64 experts");
        for (int s = 0; s < servers.size(); s++) {
          out.addAll(rounds.measurements("1000 rows, " + cached.get(s) + " in memory", s, peers));
        }
        servers.forEach(PathwaysServer::close);
        return out;
      } finally {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      sides.forEach(Side::close);
      Torch.threads(before);
    }
  }
}
