package dev.erlangen.cli.verb;

import dev.erlangen.cli.Table;
import dev.erlangen.cli.Text;
import dev.erlangen.core.Check;
import dev.erlangen.train.config.Config;
import dev.erlangen.train.config.Key;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.Registry;
import dev.erlangen.train.recipe.SystemInfo;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen show}: explains a system or a recipe. */
@Command(
    name = "show",
    description = "Explain a system (paper, idea, symmetry, example) or a recipe (its settings).",
    footer = {
      "  erlangen show signnet              the system: paper, symmetry, a Java example",
      "  erlangen show signnet-molecules    the recipe: every key that --set can change",
      "  erlangen show signnet-molecules --yaml > my.yaml     the same as a file to edit"
    })
public final class ShowVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = "A system or a recipe, as 'erlangen list' prints them.")
  private String name = "";

  @Option(names = "--yaml", description = "Print a recipe's settings as a file for --config.")
  private boolean yaml;

  @Override
  public Integer call() {
    Registry registry = Registry.load();
    PrintWriter out = spec.commandLine().getOut();
    Check.that(
        !yaml || registry.recipes().stream().anyMatch(r -> r.name().equals(name)),
        "--yaml needs the name of a recipe, got '%s'",
        name);
    if (registry.systems().stream().anyMatch(s -> s.name().equals(name))) {
      system(out, registry.system(name), registry.recipesOf(name));
    } else if (registry.recipes().stream().anyMatch(r -> r.name().equals(name))) {
      show(out, registry.recipe(name));
    } else {
      throw Names.unknown(name, registry);
    }
    return 0;
  }

  private static void system(PrintWriter out, SystemInfo s, List<Recipe<?>> recipes) {
    out.println(s.name() + ": " + s.title());
    Text.wrap(s.paper(), 2).forEach(out::println);
    section(out, "Idea", s.idea());
    section(out, "Symmetry", s.symmetry());
    section(out, "Needs", String.join("; ", s.needs()));
    out.println("\nExample");
    s.example().stripIndent().lines().forEach(l -> out.println("  " + l));
    if (!recipes.isEmpty()) {
      out.println("\nRecipes");
      Table table = new Table("command", "what it shows");
      recipes.forEach(r -> table.row("erlangen train " + r.name(), r.summary()));
      table.indented(2).print(out);
    }
    out.println("\nSymmetry check: erlangen check " + s.name());
    out.println("Guide: " + s.guide());
  }

  private void show(PrintWriter out, Recipe<?> recipe) {
    if (yaml) {
      out.print(Config.yaml(recipe.defaults()));
    } else {
      recipe(out, recipe);
    }
  }

  private static void recipe(PrintWriter out, Recipe<?> r) {
    out.println(r.name() + ": " + r.summary());
    out.println("  of the system " + r.system() + " (erlangen show " + r.system() + ")");
    out.println();
    List<Key> keys = Config.keys(r.defaults());
    Table table = new Table("key", "default", "type", "meaning");
    keys.forEach(k -> table.row(k.path(), k.value(), k.type(), k.about()));
    table.print(out);
    out.println();
    out.println("erlangen train " + r.name());
    if (!keys.isEmpty()) {
      Key first = keys.get(0);
      out.println("erlangen train " + r.name() + " --set " + first.path() + "=" + first.value());
      out.println("erlangen show " + r.name() + " --yaml > my.yaml");
      out.println("erlangen train " + r.name() + " --config my.yaml");
    }
  }

  private static void section(PrintWriter out, String title, String text) {
    out.println("\n" + title);
    Text.wrap(text, 2).forEach(out::println);
  }
}
