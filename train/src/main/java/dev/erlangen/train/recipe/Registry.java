package dev.erlangen.train.recipe;

import dev.erlangen.core.Nearest;
import dev.erlangen.core.symmetry.SymmetryContract;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * All systems and recipes on the class path, by name. Making one loads no native code, so listing
 * is fast.
 */
public final class Registry {
  private final Map<String, SystemInfo> systems = new TreeMap<>();
  private final Map<String, Provider> owners = new TreeMap<>();
  private final Map<String, Recipe<?>> recipes = new TreeMap<>();

  /**
   * Collects what the given providers offer.
   *
   * @throws IllegalStateException if two systems or two recipes have one name, or a recipe belongs
   *     to a system that nobody offers
   */
  public Registry(Iterable<Provider> providers) {
    for (Provider provider : providers) {
      for (SystemInfo system : provider.systems()) {
        unique(systems, "system", system.name(), system, provider);
        owners.put(system.name(), provider);
      }
      for (Recipe<?> recipe : provider.recipes()) {
        unique(recipes, "recipe", recipe.name(), recipe, provider);
      }
    }
    for (Recipe<?> recipe : recipes.values()) {
      if (!systems.containsKey(recipe.system())) {
        throw new IllegalStateException(
            "recipe '%s' belongs to the unknown system '%s'%s"
                .formatted(
                    recipe.name(),
                    recipe.system(),
                    Nearest.hint(recipe.system(), systems.keySet())));
      }
    }
  }

  /** Returns the registry of all providers that {@link ServiceLoader} finds. */
  public static Registry load() {
    return new Registry(ServiceLoader.load(Provider.class));
  }

  /** All systems, by name. */
  public Collection<SystemInfo> systems() {
    return List.copyOf(systems.values());
  }

  /** All recipes, by name. */
  public Collection<Recipe<?>> recipes() {
    return List.copyOf(recipes.values());
  }

  /** Returns the recipes whose name fits {@code pattern}; {@code *} and {@code ?} are wild. */
  public List<Recipe<?>> recipes(String pattern) {
    Pattern wild = wildcard(pattern);
    List<Recipe<?>> fitting = new ArrayList<>();
    recipes.forEach(
        (name, recipe) -> {
          if (wild.matcher(name).matches()) {
            fitting.add(recipe);
          }
        });
    return fitting;
  }

  /** Returns the recipes of a system, by name. */
  public List<Recipe<?>> recipesOf(String system) {
    return List.copyOf(recipes.values().stream().filter(r -> r.system().equals(system)).toList());
  }

  /** Returns the recipe of that name, or fails naming the nearest one. */
  public Recipe<?> recipe(String name) {
    return known(recipes, "recipe", name);
  }

  /** Returns the system of that name, or fails naming the nearest one. */
  public SystemInfo system(String name) {
    return known(systems, "system", name);
  }

  /** Returns the symmetry contracts of a system with fresh parameters; may load libtorch. */
  public List<SymmetryContract> contracts(String system) {
    return known(owners, "system", system).contracts(system);
  }

  private static <T> T known(Map<String, T> all, String kind, String name) {
    T found = all.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "there is no %s '%s'%s (see `erlangen list`)"
              .formatted(kind, name, Nearest.hint(name, all.keySet())));
    }
    return found;
  }

  private static <T> void unique(
      Map<String, T> all, String kind, String name, T value, Provider provider) {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalStateException(
          "the %s name '%s' of %s must be lower case words joined by '-'"
              .formatted(kind, name, provider.getClass().getName()));
    }
    if (all.put(name, value) != null) {
      throw new IllegalStateException(
          "two %ss are called '%s', one of them from %s"
              .formatted(kind, name, provider.getClass().getName()));
    }
  }

  private static Pattern wildcard(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)));
    }
    return Pattern.compile(regex.toString());
  }
}
