package dev.erlangen.spark.dataparallel;

import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.toy.ToyRecipe;
import dev.erlangen.train.config.Config;
import dev.erlangen.train.store.RunFolder;
import dev.erlangen.train.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Makes runs of the toy recipe and reads what became of them. */
final class Runs {
  private Runs() {}

  static RunFolder fresh(Path store, String name, ToyRecipe.Config config) throws IOException {
    return new RunStore(store)
        .createNamed(name, "toy", "toy", List.of(3L), "cpu", "", Config.yaml(config));
  }

  /** All tensors of the trained model, one after the other. */
  static double[] model(RunFolder run) throws IOException {
    return SafeTensors.read(run.fit("line", 3).model()).values().stream()
        .flatMapToDouble(t -> Arrays.stream(Tensors.doubles(t)))
        .toArray();
  }

  /** Everything that must be equal, as text. */
  static String bits(RunFolder run) throws IOException {
    StringBuilder out = new StringBuilder();
    run.fit("line", 3)
        .log()
        .forEach(e -> out.append(e.loss()).append(e.validation()).append(e.test()).append('\n'));
    out.append(run.result().arms().get(0).seeds().get(0).test());
    return out.append(HexFormat.of().formatHex(Files.readAllBytes(run.fit("line", 3).model())))
        .toString();
  }

  static double difference(double[] a, double[] b) {
    double largest = a.length == b.length ? 0 : Double.POSITIVE_INFINITY;
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }
}
