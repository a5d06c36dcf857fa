package dev.erlangen.bench.lol;

import dev.erlangen.bench.measure.Python;
import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.bench.measure.Side;
import dev.erlangen.core.Torch;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import dev.erlangen.train.loop.Resident;
import dev.erlangen.weights.adapter.AdapterFolder;
import dev.erlangen.weights.adapter.AdapterReader;
import dev.erlangen.weights.adapter.AdapterSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;

/**
 * Ranks, norms and singular values of 1000 adapter files, and the memory it takes; beside Python
 * with safetensors and PyTorch, by thin decompositions and by forming the updates.
 */
public final class FeaturesBenchmark implements Benchmark {
  private static final int COUNT = 1000;

  @Override
  public String name() {
    return "lol-features";
  }

  @Override
  public String summary() {
    return "features of 1000 adapter files, beside Python's";
  }

  @Override
  public List<Measurement> run(double seconds) {
    Torch.load();
    List<Side> sides = new ArrayList<>();
    try (AdapterFiles files = new AdapterFiles(COUNT)) {
      List<Measurement> out = new ArrayList<>();
      summarise(files.paths());
      boolean known = Resident.resetPeak();
      long before = Resident.now();
      sides.add(Side.of("Erlangen", () -> summarise(files.paths())));
      sides.get(0).run(1);
      if (known) {
        double grown = Math.max(0, Resident.peak() - before) / (double) (1 << 20);
        out.add(Measurement.of("growth of the process over 1000 adapters", grown, "MiB"));
      }
      Python.find()
          .ifPresent(
              p ->
                  sides.add(
                      p.serve(
                          "safetensors + torch",
                          "lol_features.py",
                          "--folder",
                          files.folder(),
                          "--threads",
                          Torch.threads())));
      out.addAll(Rounds.of(seconds, sides).measurements("1000 adapters of 12 matrices, rank 8"));
      return out;
    } finally {
      sides.forEach(Side::close);
    }
  }

  /** On one thread in this one, whose processor time is measured. */
  private static void summarise(List<Path> paths) {
    if (Torch.threads() > 1) {
      AdapterFolder.map(paths, AdapterSummary::of);
      return;
    }
    for (Path path : paths) {
      try (PointerScope scope = new PointerScope()) {
        AdapterSummary.of(AdapterReader.read(path));
      }
    }
  }
}
