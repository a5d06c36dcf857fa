package dev.erlangen.train.store;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.Config;
import dev.erlangen.train.result.ArmResult;
import dev.erlangen.train.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Several runs side by side.
 *
 * @param runs ids
 * @param settings settings that are not the same in all runs: a cell per run, empty where absent
 * @param results test metrics by arm, {@code ARM METRIC}: a cell per run, empty where absent
 */
public record Comparison(
    List<String> runs, Map<String, List<String>> settings, Map<String, List<String>> results) {

  /** Compares at least two runs. */
  public static Comparison of(List<RunFolder> folders) {
    Check.that(folders.size() >= 2, "a comparison needs at least two runs, got %d", folders.size());
    List<Map<String, String>> settings = new ArrayList<>();
    List<Map<String, String>> results = new ArrayList<>();
    for (RunFolder folder : folders) {
      settings.add(settings(folder));
      results.add(results(folder.result()));
    }
    Map<String, List<String>> different = table(settings);
    different.values().removeIf(cells -> Set.copyOf(cells).size() == 1);
    return new Comparison(folders.stream().map(RunFolder::id).toList(), different, table(results));
  }

  private static Map<String, List<String>> table(List<Map<String, String>> columns) {
    Set<String> keys = new LinkedHashSet<>();
    columns.forEach(column -> keys.addAll(column.keySet()));
    Map<String, List<String>> rows = new LinkedHashMap<>();
    keys.forEach(k -> rows.put(k, columns.stream().map(c -> c.getOrDefault(k, "")).toList()));
    return rows;
  }

  private static Map<String, String> results(RunResult run) {
    Map<String, String> out = new LinkedHashMap<>();
    for (ArmResult arm : run.arms()) {
      arm.metrics().forEach(m -> out.put(arm.name() + " " + m, arm.test(m).toString()));
    }
    return out;
  }

  private static Map<String, String> settings(RunFolder folder) {
    Map<String, String> out = new LinkedHashMap<>();
    RunInfo info = folder.info();
    out.put("recipe", info.recipe());
    out.put("seeds", info.seeds().toString());
    info.provenance().forEach((name, value) -> out.put(name, value));
    try {
      out.putAll(Config.flat(Files.readString(folder.config())));
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read %s: %s".formatted(folder.config(), e), e);
    }
    return out;
  }
}
