package dev.erlangen.bench.zinc;

import dev.erlangen.core.Rng;
import dev.erlangen.graph.layer.Reduction;
import dev.erlangen.graph.signnet.SignNet;
import dev.erlangen.graph.signnet.gine.AllPairsSignNet;
import dev.erlangen.graph.signnet.gine.EigenGin;
import dev.erlangen.graph.signnet.gine.GineNet;
import dev.erlangen.graph.signnet.gine.SignNetGine;
import dev.erlangen.graph.signnet.molecule.BaseConfig;
import dev.erlangen.graph.signnet.molecule.Encoding;
import dev.erlangen.graph.signnet.molecule.MoleculeNet;
import java.util.Locale;

/** The networks that are timed, under the names of {@code bench/peers/step_time.py}. */
public enum Preset {
  /** GatedGCN with 32 channels and 4 layers, 8 eigenvectors, batches of 64. */
  SMALL(64, 8),
  /** GatedGCN as published: 67 channels, 16 layers, 37 eigenvectors, batches of 128. */
  FULL(128, 37),
  /** GINE as published: 128 channels, 6 layers, all eigenvectors, batches of 128. */
  GINE(128, 37);

  private static final int ATOMS = 28;
  private static final int BONDS = 4;

  private final int batch;
  private final int eigenvectors;

  Preset(int batch, int eigenvectors) {
    this.batch = batch;
    this.eigenvectors = eigenvectors;
  }

  /** Molecules per batch. */
  public int batch() {
    return batch;
  }

  /** Eigenvectors in the file of batches. */
  public int eigenvectors() {
    return eigenvectors;
  }

  /** Whether small molecules have zero columns, which the published network also works on. */
  public boolean hasPadding() {
    return this != GINE;
  }

  /** The network in a few words. */
  public String describe() {
    return switch (this) {
      case SMALL -> "GatedGCN, 32 channels, 4 layers, 8 eigenvectors, batches of 64";
      case FULL -> "GatedGCN as published, 67 channels, 16 layers, 37 eigenvectors";
      case GINE -> "GINE as published, 128 channels, 6 layers, all eigenvectors";
    };
  }

  /** Name on the command line of the peer. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the network with fresh parameters.
   *
   * @param packed whether φ works on real pairs only, where the peer also works on padding
   */
  ZincNet net(boolean packed) {
    Rng rng = new Rng(0);
    return switch (this) {
      case SMALL -> new ZincNet.Padded(gatedGcn(32, 4, 3).init(rng), packed);
      case FULL -> new ZincNet.Padded(gatedGcn(67, 16, 8).init(rng), packed);
      case GINE -> new ZincNet.AllPairs(gine(128, 6, 4, 500).init(rng));
    };
  }

  private MoleculeNet.Config gatedGcn(int hidden, int layers, int signLayers) {
    SignNet.Config signNet =
        new SignNet.Config(SignNet.Phi.MASKED_GIN, eigenvectors, hidden, hidden, signLayers);
    return new MoleculeNet.Config(
        new BaseConfig.GatedGcn(),
        Encoding.signNet(signNet, Encoding.Join.CONCAT),
        ATOMS,
        BONDS,
        hidden,
        layers,
        Reduction.MEAN);
  }

  private static SignNetGine.Config gine(int width, int layers, int signLayers, int values) {
    return new SignNetGine.Config(
        new AllPairsSignNet.Config(
            width, new EigenGin.Config(width, signLayers, false), 4, 1, 0, false, false),
        GineNet.Config.categorical(width, 1, layers, values));
  }
}
