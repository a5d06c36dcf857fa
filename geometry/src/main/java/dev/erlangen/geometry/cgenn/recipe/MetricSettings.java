package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.geometry.cgenn.metric.LearnedMetric;
import dev.erlangen.geometry.cgenn.metric.MetricRoute;
import dev.erlangen.train.config.About;
import java.util.Collections;
import java.util.List;

/**
 * A function of lengths and angles in a metric that nobody tells.
 *
 * @param data the pairs of vectors
 * @param form the hidden metric
 * @param learned the metric that is trained
 * @param network sizes of the networks
 * @param training how every network is trained
 */
public record MetricSettings(
    Sizes data, Form form, Learned learned, Network network, Fit training) {

  /** Eigenvalues in a random rotation. */
  public record Form(
      @About("eigenvalues of the hidden metric, positive") List<Double> eigenvalues,
      @About("seed of its axes") long seed) {
    public Form {
      eigenvalues = List.copyOf(eigenvalues);
      Check.between("form.eigenvalues", eigenvalues.size(), 2, 6);
      eigenvalues.forEach(v -> Check.positive("form.eigenvalues", v));
    }
  }

  /** How a metric is learned. */
  public record Learned(
      @About("noise of the entries at the start, around the unit matrix") double noise,
      @About("direct: in the given coordinates; eigen: in the eigenbasis, as published")
          MetricRoute route,
      @About("whether the size of the metric is trained too") boolean scaled,
      @About("share of the updates during which it does not move") double frozen) {
    public Learned {
      Check.between("learned.noise", noise, 0, 1);
      Check.between("learned.frozen", frozen, 0, 1);
    }

    LearnedMetric.Config config(int n, long updates) {
      List<Double> ones = Collections.nCopies(n, 1.0);
      return new LearnedMetric.Config(ones, noise, route, scaled, updates);
    }
  }

  /** Widths. */
  public record Network(
      @About("channels of multivectors") int hidden,
      @About("width of the perceptron behind the invariants") int width,
      @About("width of the perceptron that is the baseline") int baseline) {
    public Network {
      Check.positive("network.hidden", hidden);
      Check.positive("network.width", width);
      Check.positive("network.baseline", baseline);
    }
  }
}
