package dev.erlangen.bench.care;

import dev.erlangen.bench.measure.Python;
import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.bench.measure.Side;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import dev.erlangen.vision.augment.PointViews;
import dev.erlangen.vision.care.ContrastiveEncoder;
import dev.erlangen.vision.care.PointEncoder;
import dev.erlangen.vision.care.chains.Chains;
import dev.erlangen.vision.resnet.Depth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A training step of CARE beside PyTorch's. */
public abstract sealed class CareStepBenchmark implements Benchmark {
  private final String name;
  private final String what;
  private final String net;
  private final int batch;
  private final List<String> flavours;

  private CareStepBenchmark(
      String name, String what, String net, int batch, List<String> flavours) {
    this.name = name;
    this.what = what;
    this.net = net;
    this.batch = batch;
    this.flavours = flavours;
  }

  /** DeepSets on chains of 32 points, turned at every step. */
  public static final class OnChains extends CareStepBenchmark {
    /** For the service loader. */
    public OnChains() {
      super(
          "care-step-chains",
          "DeepSets on chains of 32 points, batches of 128",
          "chains",
          128,
          List.of("published", "matched"));
    }

    @Override
    CareStep step(int batch) {
      PointEncoder encoder = new PointEncoder.Config(3, 64, 16).init(new Rng(0));
      PointViews views = new PointViews(Tensors.kept(() -> Chains.draw(3000, 32, 1)));
      return new CareStep(encoder, views, batch);
    }
  }

  /** ResNet-18 as published on fixed images. */
  public static final class OnImages extends CareStepBenchmark {
    /** For the service loader. */
    public OnImages() {
      super(
          "care-step-resnet",
          "ResNet-18 as published on 32 x 32 images, batches of 16",
          "resnet",
          16,
          List.of("published", "channels-last"));
    }

    @Override
    CareStep step(int batch) {
      ContrastiveEncoder encoder = ContrastiveEncoder.published(Depth.RESNET18, new Rng(0));
      return new CareStep(
          encoder, new FixedViews(Tensors.kept(() -> new Rng(1).normal(batch, 3, 32, 32))), batch);
    }
  }

  abstract CareStep step(int batch);

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return "training step of CARE, " + what + ", beside PyTorch's";
  }

  @Override
  public List<Measurement> run(double seconds) {
    Torch.load();
    int threads = Torch.threads();
    int[] counts = IntStream.of(1, threads).distinct().toArray();
    List<Measurement> out = new ArrayList<>();
    try {
      for (int count : counts) {
        Torch.threads(count);
        out.addAll(measure(count, seconds / counts.length));
      }
      return out;
    } finally {
      Torch.threads(threads);
    }
  }

  private List<Measurement> measure(int threads, double seconds) {
    List<Side> sides = new ArrayList<>();
    try {
      sides.add(Side.of("Erlangen", step(batch)::run));
      Python.find()
          .ifPresent(
              p ->
                  flavours.forEach(
                      f ->
                          sides.add(
                              p.serve(
                                  "PyTorch " + f,
                                  "care_step.py",
                                  "--net",
                                  net,
                                  "--flavour",
                                  f,
                                  "--batch",
                                  batch,
                                  "--threads",
                                  threads))));
      return Rounds.of(seconds, sides).measurements(what);
    } finally {
      sides.forEach(Side::close);
    }
  }
}
