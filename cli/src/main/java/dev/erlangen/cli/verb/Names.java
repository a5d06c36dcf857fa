package dev.erlangen.cli.verb;

import dev.erlangen.core.Nearest;
import dev.erlangen.train.recipe.Registry;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The names of systems and recipes, for completion and for hints. */
final class Names implements Iterable<String> {
  /** Returns all names that {@code registry} knows. */
  static List<String> of(Registry registry) {
    return Stream.concat(
            registry.systems().stream().map(s -> s.name()),
            registry.recipes().stream().map(r -> r.name()))
        .toList();
  }

  /** Returns a complaint that nothing is called {@code name}, with the nearest name. */
  static IllegalArgumentException unknown(String name, Registry registry) {
    String near = Nearest.hint(name, of(registry));
    return new IllegalArgumentException(
        "no recipe or system is called '"
            + name
            + "'"
            + (near.isEmpty() ? "; 'erlangen list' names them" : near));
  }

  @Override
  public Iterator<String> iterator() {
    return of(Registry.load()).iterator();
  }

  /** The names of systems. */
  static final class Systems implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Registry.load().systems().stream().map(s -> s.name()).iterator();
    }
  }

  /** The names of recipes. */
  static final class Recipes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      Stream<String> names = Registry.load().recipes().stream().map(r -> r.name());
      return names.iterator();
    }
  }
}
