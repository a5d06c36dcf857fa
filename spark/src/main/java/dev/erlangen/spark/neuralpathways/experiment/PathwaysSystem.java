package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.spark.neuralpathways.engine.LocalEngine;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.train.NeuralPathways;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Fit;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Partition;
import dev.erlangen.train.recipe.SystemInfo;
import java.util.ArrayList;
import java.util.List;

/** The introduction of neural pathways and the contracts of a freshly trained model. */
public final class PathwaysSystem {
  /** Name of the system. */
  public static final String NAME = "neuralpathways";

  /** The introduction. */
  public static final SystemInfo INFO =
      new SystemInfo(
          NAME,
          "Breaking the Curse of Dimensionality with Distributed Neural Computation",
          "H. Sáez de Ocáriz Borde, T. Furuya, A. Kratsios, M. T. Law, 2024, arXiv 2402.03460",
          "Many small networks on disk instead of one large one in memory: a row goes down a tree to"
              + " the nearest prototype, and the one expert at the leaf answers. Accuracy grows with"
              + " the number of leaves, memory does not; experts train independently, on threads or"
              + " as Spark tasks, without exchanging gradients. Partition, training, refinement and"
              + " pruning complete the abstract of the paper, whose code is not public.",
          "None is asked of the inputs. A model does not depend on the order of its training rows,"
              + " on engine, partitions or repeated tasks; a prediction not on the other rows of its"
              + " batch nor on the order in which siblings are stored. It does depend on the scale of"
              + " the features, which is therefore part of the model.",
          List.of(
              "rows: an id, n numbers, and m numbers or a class to learn",
              "rows enough for the leaves: with few per leaf a single network is better"),
          """
          Functions.Sets sets = Functions.WEIERSTRASS.sets(2000, 1000, 0);
          PathwaysConfig config =
              PathwaysConfig.regression(1)
                  .with(Partition.of(2, 5))
                  .with(ExpertSpec.prelu(8, 2))
                  .with(new Fit(200, 32, 5e-3, false, 0));
          Path folder = Files.createTempDirectory("pathways");
          try (LocalEngine engine = new LocalEngine(1)) {
            Assembled trained = new NeuralPathways(config, engine).train(sets.train());
            PathwaysModel.save(trained, folder, List.of("x"), List.of("y"));
          }
          try (PathwaysServer server = new PathwaysServer(PathwaysModel.open(folder), 1)) {
            Predictions answers = server.predict(sets.test());
            System.out.println("answers: " + answers.leaf().length);
            System.out.println("parameters in memory: " + server.stats().peakParameters());
          }
          """,
          "docs/guide-pathways.md");

  private PathwaysSystem() {}

  /** The contracts of a model that is trained for a moment. */
  public static List<SymmetryContract> contracts() {
    Functions.Sets sets = Functions.RASTRIGIN.sets(600, 100, 3);
    PathwaysConfig config =
        PathwaysConfig.regression(1)
            .with(Partition.of(4, 2).withMinLeaf(10))
            .with(ExpertSpec.prelu(6, 2))
            .with(new Fit(50, 32, 1e-2, false, 0));
    List<SymmetryContract> out = new ArrayList<>();
    try (LocalEngine engine = new LocalEngine(1)) {
      Assembled model = new NeuralPathways(config, engine).train(sets.train());
      out.addAll(PathwaysContracts.of(model, Functions.RASTRIGIN.dimension(), "tree of 16 leaves"));
    }
    out.add(TrainingContract.rowOrder());
    return List.copyOf(out);
  }
}
