package dev.erlangen.weights.lol.library;

import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.Objective;
import dev.erlangen.weights.lol.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What brings training adapters and their values to size 1.
 *
 * @param gains {@code √(n m) / mean ‖ΔW_l‖} for every matrix; 1 where all updates are zero
 * @param means of the values; 0 for labels
 * @param deviations of the values; 1 for labels and constants
 */
record Standards(List<Double> gains, List<Double> means, List<Double> deviations) {

  static Standards of(
      LabelTable table, LowRank balanced, Partition partition, Objective objective) {
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (int c = 0; c < table.columns().size(); c++) {
      int column = c;
      double[] values =
          Arrays.stream(partition.train())
              .mapToDouble(i -> table.values().get((int) i)[column])
              .toArray();
      double mean = Arrays.stream(values).average().orElseThrow();
      double square =
          Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
      boolean real = objective == Objective.REAL;
      means.add(real ? mean : 0);
      deviations.add(real && square > 0 ? Math.sqrt(square) : 1);
    }
    return new Standards(gains(balanced, partition), means, deviations);
  }

  private static List<Double> gains(LowRank balanced, Partition partition) {
    Tensor train = Tensors.of(partition.train());
    List<Double> out = new ArrayList<>();
    for (int l = 0; l < balanced.matrices(); l++) {
      // UᵀU of balanced factors is diagonal and holds the singular values.
      Tensor sigma = balanced.u().get(l).index_select(0, train).square().sum(1L);
      double mean = Tensors.item(sigma.square().sum(1L).sqrt().mean());
      double entries = (double) balanced.u().get(l).size(1) * balanced.v().get(l).size(1);
      out.add(mean > 0 ? Math.sqrt(entries) / mean : 1.0);
    }
    return out;
  }

  /** Standardised values of all adapters, (N, out). */
  Tensor targets(LabelTable table) {
    int columns = table.columns().size();
    double[] flat = new double[table.size() * columns];
    for (int i = 0; i < flat.length; i++) {
      int c = i % columns;
      flat[i] = (table.values().get(i / columns)[c] - means.get(c)) / deviations.get(c);
    }
    return Tensors.of(flat, table.size(), columns).to(ScalarType.Float);
  }
}
