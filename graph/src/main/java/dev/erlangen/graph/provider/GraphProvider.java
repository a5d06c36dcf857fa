package dev.erlangen.graph.provider;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.graph.experiment.filters.BasisNetFilters;
import dev.erlangen.graph.experiment.filters.BasisNetSystem;
import dev.erlangen.graph.experiment.filters.SignNetFilters;
import dev.erlangen.graph.experiment.mesh.SignNetMesh;
import dev.erlangen.graph.experiment.substructures.SignNetSubstructures;
import dev.erlangen.graph.signnet.recipe.SignNetAlchemy;
import dev.erlangen.graph.signnet.recipe.SignNetMolecules;
import dev.erlangen.graph.signnet.recipe.SignNetSystem;
import dev.erlangen.graph.signnet.recipe.SignNetZinc;
import dev.erlangen.graph.signnet.recipe.SignNetZincGine;
import dev.erlangen.graph.signnet.recipe.SignNetZincPaper;
import dev.erlangen.train.recipe.Provider;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.SystemInfo;
import java.util.List;

/** The systems, recipes and contracts of the graph module. */
public final class GraphProvider implements Provider {
  @Override
  public List<SystemInfo> systems() {
    return List.of(SignNetSystem.INFO, BasisNetSystem.INFO);
  }

  @Override
  public List<Recipe<?>> recipes() {
    return List.of(
        new SignNetMolecules(),
        new SignNetZinc(),
        new SignNetZincPaper(),
        new SignNetZincGine(),
        new SignNetAlchemy(),
        new SignNetFilters(),
        new BasisNetFilters(),
        new SignNetMesh(),
        new SignNetSubstructures());
  }

  @Override
  public List<SymmetryContract> contracts(String system) {
    return switch (system) {
      case "signnet" -> SignNetSystem.contracts();
      case "basisnet" -> BasisNetSystem.contracts();
      default -> throw new IllegalArgumentException("this module has no system '" + system + "'");
    };
  }
}
