package dev.erlangen.core.parity;

import dev.erlangen.core.Nearest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The known kinds of models and the readers of other kinds of cases. */
public final class ParityModels {
  private final Map<String, ParityModel> models = new LinkedHashMap<>();
  private final List<ParityReader> readers;

  /**
   * Makes a registry.
   *
   * @throws IllegalArgumentException if two models have the same system and name
   */
  public ParityModels(Collection<ParityModel> models, Collection<ParityReader> readers) {
    for (ParityModel m : models) {
      String key = m.system() + "/" + m.model();
      if (this.models.put(key, m) != null) {
        throw new IllegalArgumentException("two parity models are called " + key);
      }
    }
    this.readers = List.copyOf(readers);
  }

  /** Everything on the class path. */
  public static ParityModels installed() {
    return new ParityModels(
        ServiceLoader.load(ParityModel.class).stream().map(ServiceLoader.Provider::get).toList(),
        ServiceLoader.load(ParityReader.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  Optional<ParityModel> find(String system, String model) {
    return Optional.ofNullable(models.get(system + "/" + model));
  }

  ParityModel get(String system, String model) {
    String key = system + "/" + model;
    return find(system, model)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no model '" + key + "'" + Nearest.hint(key, models.keySet())));
  }

  Optional<ParityReader> reader(ParityCase c) {
    return readers.stream().filter(r -> r.reads(c)).findFirst();
  }
}
