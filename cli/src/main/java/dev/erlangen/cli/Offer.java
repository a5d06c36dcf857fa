package dev.erlangen.cli;

import dev.erlangen.core.Nearest;
import dev.erlangen.train.recipe.Provider;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.SystemInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Everything that the modules on the class path offer, by name; loading it leaves libtorch alone.
 */
public final class Offer {
  private final TreeMap<String, SystemInfo> systems = new TreeMap<>();
  private final TreeMap<String, Recipe<?>> recipes = new TreeMap<>();
  private final TreeMap<String, Provider> providers = new TreeMap<>();

  private Offer() {}

  /**
   * Returns what all providers offer.
   *
   * @throws IllegalStateException if a name is taken twice
   */
  public static Offer load() {
    Offer offer = new Offer();
    for (Provider provider : ServiceLoader.load(Provider.class)) {
      for (SystemInfo system : provider.systems()) {
        once(offer.systems.put(system.name(), system), "system " + system.name());
        offer.providers.put(system.name(), provider);
      }
      provider.recipes().forEach(r -> once(offer.recipes.put(r.name(), r), "recipe " + r.name()));
    }
    return offer;
  }

  private static void once(Object earlier, String what) {
    if (earlier != null) {
      throw new IllegalStateException("two modules offer the " + what);
    }
  }

  /** Returns the systems whose names match a pattern with {@code *} and {@code ?}. */
  public List<SystemInfo> systems(String pattern) {
    return systems.values().stream().filter(s -> Glob.matches(pattern, s.name())).toList();
  }

  /** Returns the recipes whose names, or whose systems' names, match the pattern. */
  public List<Recipe<?>> recipes(String pattern) {
    List<Recipe<?>> found = new ArrayList<>();
    for (Recipe<?> r : recipes.values()) {
      if (Glob.matches(pattern, r.name()) || Glob.matches(pattern, r.system())) {
        found.add(r);
      }
    }
    found.sort(Comparator.comparing((Function<Recipe<?>, String>) Recipe::name));
    return found;
  }

  /** Returns all names of systems and recipes. */
  public List<String> names() {
    List<String> names = new ArrayList<>(systems.keySet());
    names.addAll(recipes.keySet());
    return names;
  }

  /** Returns whether a system has that name. */
  public boolean isSystem(String name) {
    return systems.containsKey(name);
  }

  /** Returns the provider of a system. */
  public Provider provider(String system) {
    return find(providers, "system", system);
  }

  /** Returns the system of that name. */
  public SystemInfo system(String name) {
    return find(systems, "system", name);
  }

  /** Returns the recipe of that name. */
  public Recipe<?> recipe(String name) {
    return find(recipes, "recipe", name);
  }

  /** Returns a complaint that {@code name} is unknown, naming the nearest known one. */
  public IllegalArgumentException unknown(String what, String name, List<String> known) {
    String near = Nearest.hint(name, known);
    return new IllegalArgumentException(
        "no "
            + what
            + " is called '"
            + name
            + "'"
            + (near.isEmpty() ? "; 'erlangen list' names them" : near));
  }

  private <T> T find(TreeMap<String, T> all, String what, String name) {
    T found = all.get(name);
    if (found == null) {
      throw unknown(what, name, List.copyOf(all.keySet()));
    }
    return found;
  }
}
