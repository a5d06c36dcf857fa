package dev.erlangen.topology.provider;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.topology.experiment.HompHexagons;
import dev.erlangen.topology.experiment.McnStrips;
import dev.erlangen.topology.experiment.SmcnBetti;
import dev.erlangen.topology.experiment.SmcnBlindspots;
import dev.erlangen.topology.experiment.SmcnCrossDiameter;
import dev.erlangen.topology.experiment.SmcnEsol;
import dev.erlangen.topology.experiment.SmcnMolhiv;
import dev.erlangen.topology.experiment.SmcnProtocol;
import dev.erlangen.topology.experiment.SmcnZinc;
import dev.erlangen.topology.experiment.SmcnZincPaper;
import dev.erlangen.topology.experiment.TopologyContracts;
import dev.erlangen.topology.experiment.TopologySystems;
import dev.erlangen.train.recipe.Provider;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.SystemInfo;
import java.util.List;

/** The systems, recipes and contracts of the topology module. */
public final class TopologyProvider implements Provider {
  @Override
  public List<SystemInfo> systems() {
    return TopologySystems.all();
  }

  @Override
  public List<Recipe<?>> recipes() {
    return List.of(
        new SmcnBlindspots(),
        new SmcnProtocol(),
        new SmcnCrossDiameter(),
        new SmcnBetti(),
        new SmcnZinc(),
        new SmcnEsol(),
        new SmcnMolhiv(),
        new SmcnZincPaper(),
        new HompHexagons(),
        new McnStrips());
  }

  @Override
  public List<SymmetryContract> contracts(String system) {
    return TopologyContracts.of(system);
  }
}
