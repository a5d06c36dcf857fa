package dev.erlangen.spark.neuralpathways.table;

import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.data.Task;
import dev.erlangen.spark.neuralpathways.model.Manifest;
import dev.erlangen.spark.neuralpathways.model.Predictions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Predictions as CSV: {@code id, leaf, distance} and the outputs, or the class and the probability
 * of each. A refused row has leaf -1 and empty outputs.
 */
public final class CsvPredictions {
  private CsvPredictions() {}

  /** Writes the header. */
  public static void header(Appendable out, Manifest manifest) throws IOException {
    List<String> names = new ArrayList<>(List.of("id", "leaf", "distance"));
    if (manifest.task() == Task.CLASSIFICATION) {
      names.add("class");
      manifest.outputs().forEach(c -> names.add("p " + c));
    } else {
      names.addAll(manifest.outputs());
    }
    line(out, names);
  }

  /** Writes a line per row. */
  public static void rows(Appendable out, Manifest manifest, Rows rows, Predictions p)
      throws IOException {
    for (int i = 0; i < rows.count(); i++) {
      List<String> cells = new ArrayList<>();
      cells.add(Long.toString(rows.ids()[i]));
      cells.add(Integer.toString(p.leaf()[i]));
      cells.add(Float.toString((float) p.distance()[i]));
      boolean refused = p.leaf()[i] < 0;
      boolean classes = manifest.task() == Task.CLASSIFICATION;
      if (classes) {
        cells.add(refused ? "" : manifest.outputs().get(p.classOf(i)));
      }
      for (int c = 0; c < p.outputs(); c++) {
        float y = p.y()[i * p.outputs() + c];
        cells.add(refused ? "" : Float.toString(classes ? (float) Math.exp(y) : y));
      }
      line(out, cells);
    }
  }

  private static void line(Appendable out, List<String> cells) throws IOException {
    out.append(String.join(",", cells.stream().map(CsvPredictions::quoted).toList())).append('\n');
  }

  private static String quoted(String cell) {
    return cell.matches("[^\",\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
