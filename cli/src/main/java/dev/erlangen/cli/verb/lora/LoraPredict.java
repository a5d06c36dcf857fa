package dev.erlangen.cli.verb.lora;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.erlangen.cli.OutOption;
import dev.erlangen.cli.Text;
import dev.erlangen.cli.verb.Machine;
import dev.erlangen.core.Check;
import dev.erlangen.weights.adapter.AdapterFolder;
import dev.erlangen.weights.adapter.AdapterReader;
import dev.erlangen.weights.lol.library.AdapterModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.bytedeco.javacpp.PointerScope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen lora predict}. */
@Command(
    name = "predict",
    description = {
      "Predict properties of adapters with a model of 'erlangen lora train'; the answer is CSV.",
      "Binary properties are given as probabilities. An adapter that cannot be predicted stays, with"
          + " the reason in the column 'error'."
    },
    footer = "  erlangen lora predict model.safetensors adapters/ --out predicted.csv")
final class LoraPredict implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Machine machine = new Machine();
  @Mixin private OutOption out = new OutOption();

  @Parameters(index = "0", paramLabel = "MODEL", description = "A trained model.")
  private Path model = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "ADAPTER",
      description = "Adapters, or folders of adapters.")
  private List<Path> adapters = List.of();

  @Option(
      names = "--missing-is-zero",
      description = "A module that an adapter lacks counts as not changed.")
  private boolean zeros;

  @Override
  public Integer call() throws IOException {
    machine.start();
    AdapterModel trained = AdapterModel.load(model);
    List<Path> paths = new ArrayList<>();
    adapters.forEach(p -> paths.addAll(AdapterFolder.list(p)));
    Check.that(!paths.isEmpty(), "name at least one adapter");
    out.write(
        answer ->
            write(
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(answer), trained, paths));
    return 0;
  }

  private void write(CsvWriter csv, AdapterModel trained, List<Path> paths) throws IOException {
    List<String> head = new ArrayList<>(List.of("adapter"));
    head.addAll(trained.spec().outputs());
    head.add("error");
    csv.writeRecord(head);
    paths.forEach(path -> csv.writeRecord(row(trained, path)));
    csv.flush();
  }

  private List<String> row(AdapterModel trained, Path path) {
    List<String> row = new ArrayList<>(List.of(path.toString()));
    try (PointerScope scope = new PointerScope()) {
      double[] values =
          trained.predict(
              AdapterReader.read(path),
              zeros,
              text -> spec.commandLine().getErr().println("warning: " + path + ": " + text));
      for (double value : values) {
        row.add(Cells.number(value));
      }
      row.add("");
    } catch (IllegalArgumentException | UncheckedIOException e) {
      trained.spec().outputs().forEach(name -> row.add(""));
      row.add(Text.sentence(e));
    }
    return row;
  }
}
