package dev.erlangen.cli.verb.cluster;

import dev.erlangen.cli.ClusterOption;
import dev.erlangen.core.Check;
import dev.erlangen.spark.cluster.Cluster;
import dev.erlangen.spark.cluster.Session;
import dev.erlangen.spark.preprocess.ClusterPreparation;
import dev.erlangen.train.config.Config;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.Registry;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen cluster prepare}. */
@Command(
    name = "prepare",
    description =
        "Share the preprocessing of a recipe out over workers; the results go to the cache.",
    footer = {"  erlangen cluster prepare signnet-molecules --on local[2]"})
final class ClusterPrepare implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClusterOption on = new ClusterOption();

  @Parameters(paramLabel = "RECIPE", description = "What to prepare, as 'erlangen list' prints it.")
  private String name = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a setting; 'erlangen show RECIPE' lists the keys. Repeatable.")
  private List<String> settings = List.of();

  @Override
  public Integer call() {
    Check.that(on.given(), "say where with --on, such as --on local[2]");
    prepare(Registry.load().recipe(name));
    return 0;
  }

  private <C extends Record> void prepare(Recipe<C> recipe) {
    C config = Config.bind(recipe.defaults(), null, settings);
    Cluster cluster = on.cluster(1).orElseThrow();
    try (Session session = Session.open(cluster)) {
      List<Double> seconds = new ClusterPreparation(session).run(recipe, config);
      for (int i = 0; i < seconds.size(); i++) {
        spec.commandLine()
            .getOut()
            .println(String.format(Locale.ROOT, "worker %d  %.1f s", i, seconds.get(i)));
      }
    }
  }
}
