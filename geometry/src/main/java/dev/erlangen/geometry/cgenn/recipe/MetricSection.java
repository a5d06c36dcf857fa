package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.metric.LearnedMetric;
import dev.erlangen.train.recipe.Section;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A learned form in the report: S, its eigenvalues and its signature. */
final class MetricSection {
  private MetricSection() {}

  static Section of(LearnedMetric metric) {
    double[] s = Tensors.doubles(metric.matrix());
    int n = metric.dimension();
    StringBuilder html = new StringBuilder("<table>");
    for (int i = 0; i < n; i++) {
      html.append("<tr>");
      for (int j = 0; j < n; j++) {
        html.append("<td>").append(number(s[i * n + j])).append("</td>");
      }
      html.append("</tr>");
    }
    int[] signature = metric.signature();
    String values =
        Arrays.stream(metric.eigenvalues())
            .mapToObj(MetricSection::number)
            .collect(Collectors.joining(", "));
    html.append("</table><p>eigenvalues ").append(values);
    html.append("; signature (%d, %d, %d)</p>".formatted(signature[0], signature[1], signature[2]));
    return new Section("Learned metric S", html.toString());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
