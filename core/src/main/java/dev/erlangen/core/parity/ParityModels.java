package dev.erlangen.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import dev.erlangen.core.Nearest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;

/** The known kinds of models and the readers of other kinds of cases. */
public final class ParityModels {
  private final Map<String, Function<CaseConfig, ParityModel<?>>> models = new LinkedHashMap<>();
  private final List<ParityReader> readers;

  /**
   * Makes a registry.
   *
   * @throws IllegalArgumentException if two models have the same system and name
   */
  public ParityModels(Collection<ParitySystem> systems, Collection<ParityReader> readers) {
    for (ParitySystem s : systems) {
      s.models()
          .forEach(
              (name, builder) -> {
                String key = s.system() + "/" + name;
                Check.that(models.put(key, builder) == null, "two models are called %s", key);
              });
    }
    this.readers = List.copyOf(readers);
  }

  /** Everything on the class path. */
  public static ParityModels installed() {
    return new ParityModels(
        ServiceLoader.load(ParitySystem.class).stream().map(ServiceLoader.Provider::get).toList(),
        ServiceLoader.load(ParityReader.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  /** Whether there are models of the system. */
  boolean knows(String system) {
    return models.keySet().stream().anyMatch(key -> key.startsWith(system + "/"));
  }

  boolean knows(String system, String model) {
    return models.containsKey(system + "/" + model);
  }

  ParityModel<?> build(String system, String model, JsonNode config) {
    String key = system + "/" + model;
    Function<CaseConfig, ParityModel<?>> builder = models.get(key);
    if (builder == null) {
      throw new IllegalArgumentException(
          "no model '" + key + "'" + Nearest.hint(key, models.keySet()));
    }
    return builder.apply(CaseConfig.of(config));
  }

  Optional<ParityReader> reader(ParityCase c) {
    return readers.stream().filter(r -> r.reads(c)).findFirst();
  }
}
