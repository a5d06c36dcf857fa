package dev.erlangen.train.store;

import dev.erlangen.core.Check;
import java.util.List;
import java.util.Map;

/**
 * What is known when a run starts; never changes afterwards.
 *
 * @param id name of its folder
 * @param recipe name of the recipe
 * @param system name of the system
 * @param seeds seeds of every arm
 * @param device device name
 * @param command what was typed; may be empty
 * @param created when, ISO 8601 in UTC
 * @param provenance versions and machine by name
 */
public record RunInfo(
    String id,
    String recipe,
    String system,
    List<Long> seeds,
    String device,
    String command,
    String created,
    Map<String, String> provenance) {
  public RunInfo {
    Check.that(!seeds.isEmpty(), "a run has at least one seed");
    seeds = List.copyOf(seeds);
    provenance = Facts.copy(provenance);
  }
}
