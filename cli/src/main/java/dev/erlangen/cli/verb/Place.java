package dev.erlangen.cli.verb;

import dev.erlangen.spark.cluster.Cluster;
import dev.erlangen.spark.cluster.Session;
import dev.erlangen.spark.dataparallel.ClusterTraining;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.run.Outcome;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.run.Runner;
import dev.erlangen.train.store.RunFolder;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a run is trained: in this process, or on the workers of a cluster. */
final class Place implements AutoCloseable {
  private final @Nullable Session session;

  private Place(@Nullable Session session) {
    this.session = session;
  }

  /** Opens the cluster, if there is one. */
  static Place open(Optional<Cluster> cluster) {
    return new Place(cluster.isPresent() ? Session.open(cluster.get()) : null);
  }

  /** Trains a run to its end. */
  Outcome train(Recipe<?> recipe, RunFolder folder, RunOptions options) throws IOException {
    return session == null
        ? Runner.resume(recipe, folder, options)
        : new ClusterTraining(session).resume(folder, options);
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
  }
}
