package dev.erlangen.graph.experiment.filters;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.signnet.filter.GridImages;
import dev.erlangen.graph.signnet.filter.SpectralFilter;
import dev.erlangen.train.config.About;
import java.util.List;

/**
 * A comparison of networks on one filter.
 *
 * @param images the signals
 * @param filter what is to be learned
 * @param networks sizes of the networks
 * @param training how every network is trained
 * @param baselines the models compared with, beside the recipe's own
 */
public record FilterSettings(
    Images images,
    @About("the filter h: low, high, band, rejection, comb") SpectralFilter filter,
    Networks networks,
    Fit training,
    @About("what to compare with") List<Method> baselines) {
  public FilterSettings {
    baselines = List.copyOf(baselines);
    Check.that(
        baselines.stream().distinct().count() == baselines.size(),
        "baselines: one is named twice in %s",
        baselines);
  }

  /** The images: generated, or from a file. */
  public record Images(
      @About("safetensors file with edges, signal and mask of a square grid; empty to generate")
          String file,
      @About("how many of them are used; seed s trains on image s") int count,
      @About("pixels on a side that are cut out of the middle of 32") int crop,
      @About("pixels along each side that do not count in the loss") int border,
      @About("share of the grid's edges that are removed; 0 keeps its symmetries") double removed,
      @About("seed of generated images and of removed edges") long seed) {
    public Images {
      Check.positive("images.count", count);
      Check.between("images.crop", crop, 4, 32);
      Check.between("images.removed", removed, 0, 0.5);
      Check.between("images.border", border, 0, (crop - 1) / 2);
    }

    /** The graph of the pixels. */
    Graph grid() {
      return GridImages.thinned(GridImages.grid(crop), removed, seed);
    }
  }

  /** Widths; the layers of φ, ρ, the IGN and DeepSets are three each, as published. */
  public record Networks(
      @About("channels of the base network; half as many in the transformer and beside BasisNet")
          int channels,
      @About("layers of graph convolutions") int layers,
      @About("channels inside SignNet's φ") int phi,
      @About("channels inside BasisNet's invariant graph networks") int ign,
      @About("channels inside ρ") int rho,
      @About("positional features per node, out of ρ") int positions) {
    public Networks {
      Check.positive("networks.channels", channels);
      Check.that(
          channels % 8 == 0,
          "networks.channels must be a multiple of 8 (four heads on half as many), got %d",
          channels);
      Check.positive("networks.layers", layers);
      Check.positive("networks.phi", phi);
      Check.positive("networks.ign", ign);
      Check.positive("networks.rho", rho);
      Check.positive("networks.positions", positions);
    }
  }

  /** Full-batch Adam. */
  public record Fit(
      @About("updates") int epochs,
      @About("learning rate of Adam") double rate,
      @About("updates between measurements; the best one counts") int measureEvery) {
    public Fit {
      Check.positive("training.epochs", epochs);
      Check.positive("training.rate", rate);
      Check.positive("training.measureEvery", measureEvery);
    }
  }

  /** As published but for the number of updates and the size of the images, 12 × 12 pixels. */
  static FilterSettings small(int epochs, double rate, List<Method> baselines) {
    return new FilterSettings(
        new Images("", 50, 12, 2, 0.1, 1),
        SpectralFilter.BAND,
        new Networks(32, 4, 32, 32, 10, 32),
        new Fit(epochs, rate, 1),
        baselines);
  }
}
