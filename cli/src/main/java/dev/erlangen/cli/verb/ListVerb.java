package dev.erlangen.cli.verb;

import dev.erlangen.cli.Glob;
import dev.erlangen.cli.Table;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.Registry;
import dev.erlangen.train.recipe.SystemInfo;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen list}: what there is. */
@Command(
    name = "list",
    description = "List the recipes and systems, or those whose names match a pattern.",
    footer = {
      "  erlangen list              everything",
      "  erlangen list 'signnet*'   recipes and systems whose names begin so",
      "  erlangen list '*-zinc'     recipes on ZINC"
    })
public final class ListVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATTERN",
      defaultValue = "*",
      description = "Name with * for any text and ? for one character (quote it). Default: *.")
  private String pattern = "*";

  @Override
  public Integer call() {
    Registry registry = Registry.load();
    PrintWriter out = spec.commandLine().getOut();
    List<Recipe<?>> recipes = new ArrayList<>(registry.recipes());
    recipes.removeIf(r -> !Glob.matches(pattern, r.name()) && !Glob.matches(pattern, r.system()));
    List<SystemInfo> systems =
        registry.systems().stream().filter(s -> Glob.matches(pattern, s.name())).toList();
    if (recipes.isEmpty() && systems.isEmpty() && !pattern.equals("*")) {
      throw Names.unknown(pattern, registry);
    }
    if (!recipes.isEmpty()) {
      Table table = new Table("recipe", "what it shows");
      recipes.forEach(r -> table.row(r.name(), r.summary()));
      table.print(out);
      out.println();
    }
    if (!systems.isEmpty()) {
      Table table = new Table("system", "paper");
      systems.forEach(s -> table.row(s.name(), s.title()));
      table.print(out);
      out.println();
    }
    out.println(
        recipes.isEmpty() && systems.isEmpty()
            ? "No module on the class path offers a recipe."
            : "'erlangen show NAME' explains one; 'erlangen train RECIPE' runs it.");
    return 0;
  }
}
