package dev.erlangen.cli.toy;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.recipe.Provider;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.SystemInfo;
import java.util.List;

/** A system that exists in tests only. */
public final class ToyProvider implements Provider {
  @Override
  public List<SystemInfo> systems() {
    return List.of(system("toy", "Toys that Sum"), system("broken", "Toys that Fall Apart"));
  }

  @Override
  public List<Recipe<?>> recipes() {
    return List.of(new ToyRecipe());
  }

  @Override
  public List<SymmetryContract> contracts(String system) {
    return system.equals("broken")
        ? List.of(new ToyContract("broken: order", true, 0.5, "layer 2"))
        : List.of(
            new ToyContract("toy: order", true, 1e-12, null),
            new ToyContract("toy: scale", false, 0.25, null));
  }

  private static SystemInfo system(String name, String title) {
    return new SystemInfo(
        name,
        title,
        "A. Tester, 2026",
        "A sum does not depend on the order of its terms.",
        "S_n: invariant to the order; not invariant to the scale.",
        List.of("a vector"),
        "double y = DoubleStream.of(1, 2).sum();",
        "docs/guide-toy.md");
  }
}
