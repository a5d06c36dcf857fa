package dev.erlangen.train.run;

import dev.erlangen.core.Torch;
import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.store.RunFolder;
import dev.erlangen.train.store.RunStore;
import java.nio.file.Path;
import java.util.List;

/** Runs or resumes the only run of a folder; made to be killed. */
final class KillMain {
  private KillMain() {}

  public static void main(String[] args) {
    Torch.threads(1);
    RunStore store = new RunStore(Path.of(args[0]));
    NoisyRecipe recipe = new NoisyRecipe();
    // Half of the lives write after every update, the others now and then.
    double pause = System.nanoTime() / 1000 % 2 == 0 ? 0 : 0.02;
    RunOptions options =
        RunOptions.ofSeeds(3, 4).storedIn(store).checkpointingEvery(pause).telling(new FirstStep());
    List<RunFolder> runs = store.all();
    System.out.println("ready");
    if (runs.isEmpty()) {
      Runner.run(recipe, recipe.defaults(), options);
    } else {
      Runner.resume(recipe, runs.get(0), options);
    }
    System.out.println("done");
  }

  /** Says when training goes on. */
  private static final class FirstStep implements Progress {
    private boolean said;

    @Override
    public void show(String task, long done, long total, String detail) {
      if (!said) {
        System.out.println("training");
        said = true;
      }
    }

    @Override
    public void line(String text) {}

    @Override
    public void end() {}
  }
}
