package dev.erlangen.topology.experiment;

import dev.erlangen.topology.smcn.EnsembleConfig;

/** Inhibition of HIV replication, 41 127 molecules, at the published sizes. */
public final class SmcnMolhiv extends EnsembleRecipe {
  /** Makes the recipe. */
  public SmcnMolhiv() {
    super(
        "smcn-molhiv",
        "inhibition of HIV with the ensemble of SMCN and HOMP as published; hours, needs molhiv",
        "molhiv",
        EnsembleConfig.MOLHIV);
  }

  @Override
  public EnsembleSettings defaults() {
    return new EnsembleSettings(
        new EnsembleSettings.Network(64, 2, 24, 2, 0), new EnsembleSettings.Fit(100, 32, 1e-4));
  }
}
