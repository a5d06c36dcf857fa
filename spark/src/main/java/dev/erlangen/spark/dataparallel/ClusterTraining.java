package dev.erlangen.spark.dataparallel;

import dev.erlangen.core.Check;
import dev.erlangen.spark.cluster.Session;
import dev.erlangen.train.run.Outcome;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.run.Runner;
import dev.erlangen.train.store.RunFolder;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.apache.spark.rdd.RDD;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Trains a run on the workers of a cluster: the tasks of one barrier stage share every batch, add
 * up their gradients, weighted by their number of examples, and so walk through the parameters that
 * one process with the same batches walks through, up to rounding. The first one writes the run.
 *
 * <p>If a worker is lost the stage fails as a whole and begins again from the last checkpoint; the
 * result has the same bits as if nothing had happened. Random numbers are drawn per worker, and
 * batch norms normalise over a worker's share while running statistics are averaged over all: with
 * either, another number of workers is another, equally good, sample.
 */
public final class ClusterTraining {
  private final Session session;
  private final long patienceSeconds;

  /** Trains on {@code session}'s workers. */
  public ClusterTraining(Session session) {
    this(session, 1800);
  }

  /**
   * As above.
   *
   * @param patienceSeconds longest wait for a worker that neither answers nor ends: longer than the
   *     longest part of a run that only one of them does, such as the symmetry checks
   */
  public ClusterTraining(Session session, long patienceSeconds) {
    Check.positive("patienceSeconds", patienceSeconds);
    this.session = session;
    this.patienceSeconds = patienceSeconds;
  }

  /**
   * Trains {@code folder}'s run to its end, from where it is.
   *
   * @param options of them counts how often to write checkpoints and whom to tell
   * @throws IllegalArgumentException if a worker lacks data, or somebody else trains the run
   * @throws IllegalStateException if the workers fail again and again
   */
  public Outcome resume(RunFolder folder, RunOptions options) throws IOException {
    Job job =
        new Job(
            folder.path().toAbsolutePath().toString(),
            options.checkpointSeconds(),
            session.cluster().threads(),
            patienceSeconds);
    return Runner.supervised(
        folder,
        () -> {
          Restarts restarts = new Restarts(options.progress());
          session.context().sc().addSparkListener(restarts);
          try (Follower follower = new Follower(folder, options.progress())) {
            List<RuntimeException> failures = run(job);
            if (!failures.isEmpty()) {
              throw failures.get(0);
            }
          } finally {
            session.context().sc().removeSparkListener(restarts);
          }
          return folder.result();
        });
  }

  private List<RuntimeException> run(Job job) {
    int workers = session.cluster().workers();
    RDD<Integer> places =
        session.context().parallelize(Collections.nCopies(workers, 0), workers).rdd();
    ClassTag<RuntimeException> type = ClassTag$.MODULE$.apply(RuntimeException.class);
    RDD<RuntimeException> ends = places.barrier().mapPartitions(new Member(job), false, type);
    // Spark repeats a barrier stage only if its results go through a shuffle.
    return session.explained("training", () -> ends.toJavaRDD().coalesce(1, true).collect());
  }
}
