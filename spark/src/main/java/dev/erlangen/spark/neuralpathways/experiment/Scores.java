package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.data.Task;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.model.BorderJump;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good a model is on test rows, and what it keeps in memory.
 *
 * @param test the rows
 */
record Scores(Rows test) {
  private static final double NEAR = 0.05;

  Map<String, Double> of(Assembled model) {
    float[] y = model.predict(test);
    int m = model.reader().outputs();
    Map<String, Double> out = new LinkedHashMap<>();
    if (model.reader().task() == Task.REGRESSION) {
      double sum = 0;
      for (int i = 0; i < y.length; i++) {
        double error = (double) y[i] - test.y()[i];
        sum += error * error;
      }
      out.put("mse", sum / y.length);
      out.put("border jump", BorderJump.of(model, test, NEAR).mean());
    } else {
      int right = 0;
      for (int i = 0; i < test.count(); i++) {
        right += best(y, i * m, m) == (int) test.y()[i] ? 1 : 0;
      }
      out.put("accuracy", (double) right / test.count());
    }
    out.put("leaves", (double) model.experts().size());
    int largest =
        model.experts().values().stream().mapToInt(e -> e.parameters().length).max().orElse(0);
    out.put("resident", (double) largest);
    return out;
  }

  private static int best(float[] y, int at, int m) {
    int best = 0;
    for (int c = 1; c < m; c++) {
      best = y[at + c] > y[at + best] ? c : best;
    }
    return best;
  }
}
