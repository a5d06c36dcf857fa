package dev.erlangen.train.run;

import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.Recipe.Experiment;
import dev.erlangen.train.store.ExperimentInfo;
import dev.erlangen.train.store.ExperimentInfo.ArmInfo;
import dev.erlangen.train.store.Provenance;
import dev.erlangen.train.store.RunFolder;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** Notes what a run is made of, and compares it with what a resumed run was made of. */
final class Beginning {
  private Beginning() {}

  /**
   * Writes the prepared experiment into the run's folder.
   *
   * @throws IllegalArgumentException if the data is not what the run began with
   */
  static void note(
      RunFolder folder, Experiment experiment, Map<String, String> data, Progress progress)
      throws IOException {
    ExperimentInfo now =
        new ExperimentInfo(
            experiment.metric(),
            experiment.lowerIsBetter(),
            experiment.arms().stream()
                .map(a -> new ArmInfo(a.name(), a.label(), a.training().epochs()))
                .toList(),
            experiment.claims().stream().map(Recipe.Claim::text).toList(),
            experiment.facts(),
            data,
            Torch.threads());
    folder.experiment().ifPresent(before -> compare(folder, before, now, progress));
    folder.writeExperiment(now);
  }

  private static void compare(
      RunFolder folder, ExperimentInfo before, ExperimentInfo now, Progress progress) {
    Check.that(
        before.data().equals(now.data()),
        "the data of run %s changed since it began: it was %s, now it is %s",
        folder.id(),
        before.data(),
        now.data());
    if (before.threads() != now.threads()) {
      progress.line(
          "note: the run began with %d threads and goes on with %d; the last bits may differ"
              .formatted(before.threads(), now.threads()));
    }
    Map<String, String> then = folder.info().provenance();
    Map<String, String> here = Provenance.collect();
    for (String name : new String[] {"erlangen", "libtorch", "git"}) {
      if (!Objects.equals(then.get(name), here.get(name))) {
        progress.line(
            "note: the run began with %s %s and goes on with %s"
                .formatted(name, then.get(name), here.get(name)));
      }
    }
  }
}
