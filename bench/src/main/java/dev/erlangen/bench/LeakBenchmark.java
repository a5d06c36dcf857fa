package dev.erlangen.bench;

import dev.erlangen.core.Torch;
import dev.erlangen.graph.layer.Reduction;
import dev.erlangen.graph.signnet.SignNet;
import dev.erlangen.graph.signnet.molecule.Encoding;
import dev.erlangen.graph.signnet.recipe.Base;
import dev.erlangen.graph.signnet.recipe.MoleculeSettings;
import dev.erlangen.graph.signnet.recipe.SignNetMolecules;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import dev.erlangen.train.loop.Goal;
import dev.erlangen.train.loop.Keeper;
import dev.erlangen.train.loop.Trainer;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;

/**
 * What 10 000 steps of training leave behind: a small SignNet with GatedGCN on the embedded
 * molecules, batches of 16 made anew for every step.
 */
public final class LeakBenchmark implements Benchmark {
  private static final int BATCH = 16;

  @Override
  public String name() {
    return "leak";
  }

  @Override
  public String summary() {
    return "native objects and memory after 10 000 steps of training; takes its time";
  }

  /** Does all steps whatever {@code seconds} says: fewer would show nothing. */
  @Override
  public List<Measurement> run(double seconds) {
    int threads = Torch.threads();
    Torch.threads(1);
    try {
      MoleculeSettings settings =
          new MoleculeSettings(
              new MoleculeSettings.Network(Base.GATEDGCN, 8, 1, Reduction.MEAN),
              new MoleculeSettings.Signs(
                  4, SignNet.Phi.MASKED_GIN, 8, 2, Encoding.Join.CONCAT, false),
              new MoleculeSettings.Fit(1, BATCH, 1e-3));
      Recipe.Arm arm =
          new SignNetMolecules().prepare(settings, () -> Torch.device("cpu")).arms().get(0);
      Problem problem = arm.problem().apply(0);
      int perEpoch = (problem.examples() + BATCH - 1) / BATCH;
      int epochs = LeakWatcher.STEPS / perEpoch + 1;
      Training training =
          Training.of(epochs, BATCH, arm.training().optimizer(), arm.training().schedule())
              .evaluatingEvery(epochs);
      LeakWatcher watcher = new LeakWatcher();
      new Trainer(problem, training, new Goal("mae", true), 0).run(Keeper.NONE, watcher);
      return watcher.measurements();
    } finally {
      Torch.threads(threads);
    }
  }
}
