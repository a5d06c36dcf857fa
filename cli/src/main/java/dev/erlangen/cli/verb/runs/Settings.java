package dev.erlangen.cli.verb.runs;

import dev.erlangen.train.config.Config;
import dev.erlangen.train.config.Key;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.Registry;
import dev.erlangen.train.store.RunFolder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of a stored run by path, as today's recipe understands them. */
final class Settings {
  private Settings() {}

  static Map<String, String> of(RunFolder run) {
    return of(Registry.load().recipe(run.info().recipe()), run);
  }

  private static <C extends Record> Map<String, String> of(Recipe<C> recipe, RunFolder run) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("recipe", recipe.name());
    for (Key key : Config.keys(Config.bind(recipe.defaults(), run.config(), List.of()))) {
      values.put(key.path(), key.value());
    }
    return values;
  }
}
