package dev.erlangen.vision.care.probe;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Ranked;
import dev.erlangen.core.tensor.Ranks;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.vision.care.UnitRows;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Classification by the most similar known features: a class scores {@code Σ e^{cos/τ}} over those
 * of its members that are among the k nearest.
 *
 * @param k neighbours, 200 as published; all if fewer are known
 * @param temperature τ
 */
public record KnnClassifier(int k, double temperature) {
  private static final long ROWS = 1024;

  public KnnClassifier {
    Check.positive("k", k);
    Check.positive("temperature", temperature);
  }

  /**
   * Returns the scores (M, classes) of {@code features} (M, F).
   *
   * @param known features (N, F)
   * @param labels int64 (N)
   */
  public Tensor scores(Tensor known, Tensor labels, int classes, Tensor features) {
    Tensor index = UnitRows.of(known).t(); // (F, N)
    long rows = features.size(0);
    Tensor scores = torch.zeros(new long[] {rows, classes}, Tensors.optionsOf(features));
    for (long at = 0; at < rows; at += ROWS) {
      long count = Math.min(ROWS, rows - at);
      Tensor cosines = UnitRows.of(features.narrow(0, at, count)).matmul(index); // (count, N)
      Ranked nearest = Ranks.largest(cosines, Math.min(k, known.size(0)), 1);
      Tensor weights = nearest.values().mul(Tensors.scalar(1 / temperature)).exp();
      Tensor classesOf = labels.index_select(0, nearest.indices().view(-1)).view_as(weights);
      scores.narrow(0, at, count).scatter_add_(1, classesOf, weights);
    }
    return scores;
  }

  /** Numbers of the k nearest rows of {@code known} for each row of {@code queries}, (M, k). */
  public static Tensor neighbours(Tensor known, Tensor queries, int k) {
    Tensor cosines = UnitRows.of(queries).matmul(UnitRows.of(known).t());
    return Ranks.largest(cosines, k, 1).indices();
  }
}
