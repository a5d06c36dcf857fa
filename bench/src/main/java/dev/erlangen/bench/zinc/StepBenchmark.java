package dev.erlangen.bench.zinc;

import dev.erlangen.bench.measure.Python;
import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.bench.measure.Side;
import dev.erlangen.core.Torch;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A training step of SignNet on ZINC, forward to Adam, beside PyTorch's in three flavours: as
 * published, optimised, and with our way of summing. All sides read one file of batches; memory is
 * handled as the environment of this process says, which the peers inherit.
 */
public abstract sealed class StepBenchmark implements Benchmark {
  private static final int BATCHES = 20;
  private static final List<String> FLAVOURS = List.of("official", "optimised", "matched");

  private final String name;
  private final Preset preset;

  private StepBenchmark(String name, Preset preset) {
    this.name = name;
    this.preset = preset;
  }

  /** {@link Preset#SMALL}. */
  public static final class Small extends StepBenchmark {
    /** For the service loader. */
    public Small() {
      super("signnet-step", Preset.SMALL);
    }
  }

  /** {@link Preset#FULL}. */
  public static final class Full extends StepBenchmark {
    /** For the service loader. */
    public Full() {
      super("signnet-step-full", Preset.FULL);
    }
  }

  /** {@link Preset#GINE}. */
  public static final class Gine extends StepBenchmark {
    /** For the service loader. */
    public Gine() {
      super("signnet-step-gine", Preset.GINE);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return "training step of SignNet, " + preset.describe() + ", beside PyTorch's";
  }

  @Override
  public List<Measurement> run(double seconds) {
    Torch.load();
    int threads = Torch.threads();
    int[] counts = IntStream.of(1, threads).distinct().toArray();
    try {
      Path file = Files.createTempFile("erlangen-batches", ".safetensors");
      try {
        BatchWriter source = BatchWriter.of(preset);
        source.write(file, BATCHES);
        List<Measurement> out = new ArrayList<>();
        for (int count : counts) {
          Torch.threads(count);
          out.addAll(measure(file, source.label(), count, seconds / counts.length));
        }
        return out;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      Torch.threads(threads);
    }
  }

  private List<Measurement> measure(Path file, String data, int threads, double seconds)
      throws IOException {
    List<Side> sides = new ArrayList<>();
    try {
      sides.add(own("Erlangen", file, false));
      if (preset.hasPadding()) {
        sides.add(own("Erlangen, real pairs only", file, true));
      }
      int ours = sides.size();
      Python.find().ifPresent(p -> FLAVOURS.forEach(f -> sides.add(peer(p, f, file, threads))));
      int[] peers = IntStream.range(ours, sides.size()).toArray();
      Rounds rounds = Rounds.of(seconds, sides);
      List<Measurement> out = new ArrayList<>();
      for (int s = 0; s < ours; s++) {
        String variant = s == 0 ? "" : ", real pairs only";
        out.addAll(rounds.measurements(preset.label() + " on " + data + variant, s, peers));
      }
      return out;
    } finally {
      sides.forEach(Side::close);
    }
  }

  private Side own(String label, Path file, boolean packed) throws IOException {
    TrainingStep step = new TrainingStep(preset, file, ScalarType.Float, packed, Map.of());
    return Side.of(label, step::run);
  }

  private Side peer(Python python, String flavour, Path file, int threads) {
    return python.serve(
        "PyTorch " + flavour,
        "step_time.py",
        "--preset",
        preset.label(),
        "--k",
        preset.eigenvectors(),
        "--batches",
        file,
        "--flavour",
        flavour,
        "--threads",
        threads);
  }
}
