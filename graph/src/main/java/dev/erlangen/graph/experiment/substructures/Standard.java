package dev.erlangen.graph.experiment.substructures;

import dev.erlangen.data.graph.Graph;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Targets with mean 0 and deviation 1 over the training graphs. */
final class Standard {
  private Standard() {}

  static List<Graph> of(List<Graph> graphs, int trained) {
    double[][] all = graphs.stream().map(Graph::targets).toArray(double[][]::new);
    int columns = all[0].length;
    for (int c = 0; c < columns; c++) {
      double mean = defined(all, c, trained).average().orElse(0);
      double square =
          defined(all, c, trained).map(v -> (v - mean) * (v - mean)).average().orElse(0);
      double scale = square > 0 ? 1 / Math.sqrt(square) : 1;
      for (double[] row : all) {
        row[c] = (row[c] - mean) * scale;
      }
    }
    return IntStream.range(0, all.length).mapToObj(i -> graphs.get(i).withTargets(all[i])).toList();
  }

  private static DoubleStream defined(double[][] all, int column, int trained) {
    return Arrays.stream(all, 0, trained).mapToDouble(row -> row[column]).filter(Double::isFinite);
  }
}
