package dev.erlangen.cli.verb.pathways;

import dev.erlangen.cli.Table;
import dev.erlangen.spark.neuralpathways.model.Manifest;
import dev.erlangen.spark.neuralpathways.model.PathwaysModel;
import java.io.PrintWriter;
import java.util.Locale;

/** What a model folder holds, in a few lines. */
final class ModelTable {
  private ModelTable() {}

  static double meanLoss(PathwaysModel model) {
    double sum = 0;
    long rows = 0;
    for (Manifest.Entry e : model.manifest().experts().values()) {
      sum += e.loss() * e.rows();
      rows += e.rows();
    }
    return sum / Math.max(1, rows);
  }

  static void print(PathwaysModel model, PrintWriter out) {
    Manifest m = model.manifest();
    long each = m.expertParameters();
    Table table = new Table("model", "");
    table.row("task", m.task().name().toLowerCase(Locale.ROOT));
    table.row("features", shortened(m.columns().toString()));
    table.row("outputs", shortened(m.outputs().toString()));
    table.row(
        "tree",
        "%d leaves, height %d, valency %d, routed by %s of %d"
            .formatted(
                m.experts().size(),
                model.tree().shape().height(),
                model.tree().shape().valency(),
                m.map(),
                m.dimension()));
    table.row(
        "parameters",
        "%,d in %d experts of %,d".formatted(each * m.experts().size(), m.experts().size(), each));
    table.row(
        "resident",
        "%,d bytes: router %,d, one expert %,d (the JVM and libtorch come on top)"
            .formatted(model.routerBytes() + 4 * each, model.routerBytes(), 4 * each));
    table.row("sha256", model.fingerprint());
    table.print(out);
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 77) + "…";
  }
}
