package dev.erlangen.graph.layer.benchmark;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * What a node learns of its messages: every aggregate multiplied by every scaler. With D the
 * in-degree the scalers are 1, {@code log(D+1)/δ} and {@code δ/log(D+1)}. A node without messages
 * gets 0.
 *
 * @param aggregators in the order of the output
 * @param scalers in the order of the output, slower than the aggregators
 * @param meanLogDegree δ, the mean of log(degree + 1) over the nodes of the training graphs
 */
public record PnaStatistics(
    List<Aggregator> aggregators, List<Scaler> scalers, double meanLogDegree) {
  private static final double EPSILON = 1e-5;

  /** Ways to aggregate, each channel by itself. */
  public enum Aggregator {
    /** Arithmetic mean. */
    MEAN,
    /** Largest value. */
    MAX,
    /** Smallest value. */
    MIN,
    /** {@code sqrt(var + 1e-5)}. */
    STD,
    /** {@code max(0, E[z²] - E[z]²)}. */
    VAR,
    /** Sum. */
    SUM
  }

  /** Factors that depend on the degree. */
  public enum Scaler {
    /** 1. */
    IDENTITY,
    /** log(D+1)/δ. */
    AMPLIFICATION,
    /** δ/log(D+1). */
    ATTENUATION
  }

  public PnaStatistics {
    aggregators = List.copyOf(aggregators);
    scalers = List.copyOf(scalers);
    Check.that(!aggregators.isEmpty(), "at least one aggregator is needed");
    Check.that(!scalers.isEmpty(), "at least one scaler is needed");
    Check.positive("meanLogDegree", meanLogDegree);
  }

  /** Mean, max, min and std, with all three scalers. */
  public static PnaStatistics standard(double meanLogDegree) {
    return new PnaStatistics(
        List.of(Aggregator.MEAN, Aggregator.MAX, Aggregator.MIN, Aggregator.STD),
        List.of(Scaler.values()),
        meanLogDegree);
  }

  /** Number of values per channel. */
  public int count() {
    return aggregators.size() * scalers.size();
  }

  /** Maps messages (E, T·w) to (N, T, count·w). */
  Tensor of(Tensor z, Csr incoming, int towers) {
    Tensor degree = incoming.degree(z).view(-1, 1, 1); // (N, 1, 1)
    Tensor[] aggregates =
        aggregators.stream()
            .map(a -> of(a, z, incoming).view(incoming.rows(), towers, -1))
            .toArray(Tensor[]::new);
    Tensor all = Tensors.cat(2, aggregates); // (N, T, aggregators·w)
    if (aggregators.contains(Aggregator.STD)) {
      all = all.mul(Tensors.like(degree.gt(Tensors.scalar(0)), z));
    }
    Tensor log = degree.clamp_min(Tensors.scalar(1)).log1p(); // a node without messages stays 0
    Tensor one = all;
    return Tensors.cat(
        2,
        scalers.stream()
            .map(
                s ->
                    switch (s) {
                      case IDENTITY -> one;
                      case AMPLIFICATION -> one.mul(log.div(Tensors.scalar(meanLogDegree)));
                      case ATTENUATION ->
                          one.mul(log.reciprocal().mul(Tensors.scalar(meanLogDegree)));
                    })
            .toArray(Tensor[]::new));
  }

  private static Tensor of(Aggregator aggregator, Tensor z, Csr incoming) {
    return switch (aggregator) {
      case MEAN -> Segments.mean(z, incoming);
      case MAX -> Segments.max(z, incoming);
      case MIN -> Segments.min(z, incoming);
      case STD -> Segments.std(z, incoming, EPSILON);
      case VAR -> {
        Tensor mean = Segments.mean(z, incoming);
        yield Segments.mean(z.square(), incoming).sub(mean.square()).relu();
      }
      case SUM -> Segments.sum(z, incoming);
    };
  }
}
