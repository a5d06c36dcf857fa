package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.core.Mix;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.spark.neuralpathways.engine.ComputeEngine;
import dev.erlangen.spark.neuralpathways.engine.EngineProvider;
import dev.erlangen.spark.neuralpathways.engine.LocalEngine;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.model.PathwaysModel;
import dev.erlangen.spark.neuralpathways.train.NeuralPathways;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Fit;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Partition;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The same training on threads and on Spark: the same files, bit for bit. */
public final class Cluster implements Recipe<ClusterSettings> {
  private static final long DATA = 0xda7a;

  @Override
  public String name() {
    return "pathways-cluster";
  }

  @Override
  public String system() {
    return PathwaysSystem.NAME;
  }

  @Override
  public String summary() {
    return "one training on one thread, on several, and as Spark tasks: time, and the same bits";
  }

  @Override
  public ClusterSettings defaults() {
    return new ClusterSettings(4000, 8000, 6, 500, 2, "local[2]");
  }

  @Override
  public Experiment prepare(ClusterSettings s, Context context) {
    Training nothing = Training.of(1, 1, Optimizer.adam(1e-3), Schedule.constant());
    Map<Long, String> first = new ConcurrentHashMap<>();
    return new Experiment(
        List.of(
            new Arm(
                "one-thread",
                "one thread",
                nothing,
                seed -> problem(s, seed, () -> new LocalEngine(1), first)),
            new Arm(
                "threads",
                s.threads() + " threads",
                nothing,
                seed -> problem(s, seed, () -> new LocalEngine(s.threads()), first)),
            new Arm(
                "spark",
                "Spark, " + s.master(),
                nothing,
                seed ->
                    problem(
                        s, seed, () -> EngineProvider.named("spark").start(s.master(), 0), first))),
        "mse",
        true,
        List.of(
            new Claim(
                "threads and Spark give the files of one thread",
                r -> r.mean("threads", "same files") == 1 && r.mean("spark", "same files") == 1)),
        List.of(
            "the function, rows and experts of pathways-weierstrass, %d leaves"
                .formatted(1 << s.height()),
            "same files: 1 if the manifest, which names the sha256 of every file, is that of the"
                + " first arm"));
  }

  private static Problem problem(
      ClusterSettings s, long seed, Supplier<ComputeEngine> start, Map<Long, String> first) {
    Functions.Sets sets = Functions.WEIERSTRASS.sets(s.train(), s.test(), Mix.of(DATA, seed));
    PathwaysConfig config =
        PathwaysConfig.regression(1)
            .with(Partition.of(2, s.height()).withMinLeaf(10))
            .with(ExpertSpec.prelu(12, 2))
            .with(new Fit(s.steps(), 32, 5e-3, false, 0))
            .withSeed(seed);
    Assembled model;
    double seconds;
    try (ComputeEngine engine = start.get()) {
      long before = System.nanoTime();
      model = new NeuralPathways(config, engine).train(sets.train());
      seconds = (System.nanoTime() - before) * 1e-9;
    }
    String files = fingerprint(model);
    String reference = first.computeIfAbsent(seed, k -> files);
    Map<String, Double> scores = new TreeMap<>(new Scores(sets.test()).of(model));
    scores.put("same files", reference.equals(files) ? 1.0 : 0.0);
    scores.put("training s", seconds);
    return new Finished(model, scores);
  }

  private static String fingerprint(Assembled model) {
    try {
      Path folder = Files.createTempDirectory("pathways");
      try {
        return PathwaysModel.save(model, folder, List.of("x"), List.of("y")).fingerprint();
      } finally {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<SymmetryContract> contracts(ClusterSettings settings, String arm, Object model) {
    return PathwaysContracts.of(((Finished.Model) model).assembled(), 1, arm);
  }
}
