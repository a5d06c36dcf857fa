package dev.erlangen.spark.dataparallel;

import dev.erlangen.core.Torch;
import dev.erlangen.train.loop.DivergedException;
import dev.erlangen.train.recipe.Registry;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.run.Runner;
import dev.erlangen.train.store.RunFolder;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.spark.BarrierTaskContext;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/**
 * The work of one task of the stage: the run, as one member of the ensemble. What trying again
 * would not mend is returned, everything else is thrown, so that Spark starts the stage again.
 */
final class Member extends AbstractFunction1<Iterator<Integer>, Iterator<RuntimeException>>
    implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Job job;

  Member(Job job) {
    this.job = job;
  }

  @Override
  public Iterator<RuntimeException> apply(Iterator<Integer> none) {
    return CollectionConverters.asScala(work().iterator());
  }

  private List<RuntimeException> work() {
    Torch.threads(job.threads());
    Duration patience = Duration.ofSeconds(job.patienceSeconds());
    Path place = Path.of(job.folder());
    try (BarrierEnsemble ensemble =
        new BarrierEnsemble(BarrierTaskContext.get(), place, patience)) {
      try {
        RunFolder folder = RunFolder.open(place);
        RunOptions options =
            RunOptions.ofSeeds(0).checkpointingEvery(job.checkpointSeconds()).joined(ensemble);
        Runner.resume(Registry.load().recipe(folder.info().recipe()), folder, options);
        return List.of();
      } catch (IllegalArgumentException | DivergedException e) {
        ensemble.refuse(String.valueOf(e.getMessage()));
        return List.of(
            e instanceof DivergedException ? e : new IllegalArgumentException(e.getMessage()));
      }
    }
  }
}
