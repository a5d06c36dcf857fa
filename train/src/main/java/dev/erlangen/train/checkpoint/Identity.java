package dev.erlangen.train.checkpoint;

import dev.erlangen.train.config.Config;
import dev.erlangen.train.config.Key;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint belongs to, as named values: two trainings are the same if all of them are.
 *
 * <p>A build that knows one more setting can continue what an older one began: a value that the
 * older one did not name is the one under which trainings do as they did before.
 *
 * @param values by name
 * @param usual what a value was if it is not named
 */
public record Identity(Map<String, String> values, Map<String, String> usual) {
  public Identity {
    values = Map.copyOf(values);
    usual = Map.copyOf(usual);
  }

  /**
   * Returns the identity of a training.
   *
   * @param names recipe, model, seed, data
   * @param config settings of the recipe
   * @param defaults its usual settings
   */
  public static Identity of(
      Map<String, String> names, Record config, Record defaults, Training training) {
    Training plain = Training.of(1, 1, Optimizer.adam(1), Schedule.constant());
    Map<String, String> values = new TreeMap<>(names);
    Map<String, String> usual = new TreeMap<>();
    put(values, "setting ", config);
    put(usual, "setting ", defaults);
    put(values, "training ", training);
    put(usual, "training ", plain);
    return new Identity(values, usual);
  }

  private static void put(Map<String, String> to, String before, Record settings) {
    for (Key key : Config.keys(settings)) {
      to.put(before + key.path(), key.value());
    }
  }

  /** Returns how this differs from what was stored, a line for each difference. */
  List<String> differences(Map<String, String> stored) {
    Map<String, String> all = new TreeMap<>(stored);
    all.putAll(values);
    List<String> lines = new ArrayList<>();
    for (String name : all.keySet()) {
      String was = stored.getOrDefault(name, usual.get(name));
      String now = values.get(name);
      if (now == null || !now.equals(was)) {
        lines.add("%s was %s, now it is %s".formatted(name, text(was), text(now)));
      }
    }
    return lines;
  }

  private static String text(@Nullable String value) {
    return value == null ? "unknown" : value;
  }
}
