package dev.erlangen.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import dev.erlangen.core.parity.ParityRow.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * Compares tensors with official ones by the rules that a case states.
 *
 * @param c the case
 * @param got what our model gave, by full name
 * @param want the tensors of the file, by full name
 */
record Comparison(ParityCase c, Map<String, Tensor> got, Map<String, Tensor> want) {

  /** Compares the tensor of that name. */
  ParityRow row(String name) {
    Values official = Values.of(Objects.requireNonNull(want.get(name)));
    Tensor tensor = got.get(name);
    if (tensor == null) {
      return ParityRow.differs(name, official.text(), "the model does not give it");
    }
    Values ours = Values.of(tensor);
    boolean scalars = ours.reals().length == 1 && official.reals().length == 1;
    if (!scalars && !Arrays.equals(ours.shape(), official.shape())) {
      return ParityRow.differs(name, official.text(), "the model gives shape " + ours.text());
    }
    Tolerance tolerance = Tolerance.of(c.root().path("tolerance"), name);
    String rule = c.output(name).path("compare").asText("");
    double error =
        switch (rule) {
          case "" -> plain(ours, official, tolerance);
          case "multiset" -> new Multiset(c, got, want).error(name);
          case "columns-up-to-equal-eigenvalues" -> grouped(name, ours, official, tolerance);
          default ->
              throw new IllegalArgumentException(
                  c.file() + ": unknown 'compare' of " + name + ": '" + rule + "'");
        };
    return new ParityRow(
        name,
        official.text(),
        error,
        tolerance.allows(error) ? Verdict.AGREES : Verdict.DIFFERS,
        tolerance.allows(error) ? "" : "allowed " + tolerance.rtol());
  }

  private static double plain(Values ours, Values official, Tolerance tolerance) {
    if (tolerance.columnSign() && official.shape().length == 2) {
      Items a = Items.columns(ours);
      Items b = Items.columns(official);
      return IntStream.range(0, a.count())
          .mapToDouble(j -> a.error(j, b, j, tolerance))
          .max()
          .orElse(0);
    }
    double worst = 0;
    for (int i = 0; i < official.reals().length; i++) {
      worst = Math.max(worst, ours.error(i, official, i, tolerance));
    }
    return worst;
  }

  private double grouped(String name, Values ours, Values official, Tolerance tolerance) {
    JsonNode by = c.output(name).path("compare_groups");
    Tensor groups = want.get(by.asText());
    Check.that(groups != null, "%s: %s needs 'compare_groups'", c.file(), name);
    Check.that(official.shape().length == 2, "%s: %s must have columns", c.file(), name);
    double[] values = Values.of(groups).reals();
    Items a = Items.columns(ours);
    Items b = Items.columns(official);
    Check.that(values.length == b.count(), "%s: one group value per column of %s", c.file(), name);
    List<Integer> keys = clusters(values, Tolerance.of(c.root().path("tolerance"), by.asText()));
    return Matching.worst(keys, keys, (i, j) -> a.error(i, b, j, tolerance), tolerance.rtol());
  }

  /** Numbers values such that those within the tolerance of a neighbour share a number. */
  private static List<Integer> clusters(double[] values, Tolerance tolerance) {
    Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (i, j) -> Double.compare(values[i], values[j]));
    Integer[] cluster = new Integer[values.length];
    for (int i = 0; i < order.length; i++) {
      boolean same = i > 0 && tolerance.allows(values[order[i]], values[order[i - 1]]);
      cluster[order[i]] = i == 0 ? 0 : cluster[order[i - 1]] + (same ? 0 : 1);
    }
    return List.of(cluster);
  }
}
