package dev.erlangen.topology.experiment;

import dev.erlangen.topology.smcn.EnsembleConfig;

/** Solubility of 1127 molecules, with a branch on pairs of atoms and bonds. */
public final class SmcnEsol extends EnsembleRecipe {
  /** Makes the recipe. */
  public SmcnEsol() {
    super(
        "smcn-esol",
        "solubility of molecules with the ensemble of SMCN and HOMP, small; needs esol",
        "esol",
        EnsembleConfig.MOLESOL);
  }

  @Override
  public EnsembleSettings defaults() {
    return new EnsembleSettings(
        new EnsembleSettings.Network(16, 2, 24, 2, 0), new EnsembleSettings.Fit(20, 32, 3e-3));
  }
}
