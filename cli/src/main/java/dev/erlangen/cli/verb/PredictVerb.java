package dev.erlangen.cli.verb;

import dev.erlangen.cli.ClusterOption;
import dev.erlangen.cli.OutOption;
import dev.erlangen.cli.Text;
import dev.erlangen.cli.predict.Predictions;
import dev.erlangen.cli.predict.RowSource;
import dev.erlangen.core.Check;
import dev.erlangen.data.molecule.MoleculeParser;
import dev.erlangen.train.recipe.Predictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen predict}: uses a trained model on new molecules. */
@Command(
    name = "predict",
    description = {
      "Predict for molecules given as SMILES, or as a column of a CSV file; the answer is CSV.",
      "A row that cannot be predicted stays, with the reason in the column 'error'.",
      "With --on the tables are Parquet, and the workers of a cluster share the rows."
    },
    footer = {
      "  erlangen predict last 'CCO' 'c1ccccc1'",
      "  erlangen predict last --in molecules.csv --column smiles --out predicted.csv",
      "  erlangen predict last --in molecules.parquet --out predicted.parquet --on local[2]"
    })
public final class PredictVerb implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Trained trained = new Trained();
  @Mixin private ClusterOption on = new ClusterOption();
  @Mixin private OutOption out = new OutOption();

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "Id, beginning of one, folder, or 'last'.")
  private String run = "";

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "SMILES", description = "Molecules.")
  private List<String> smiles = List.of();

  @Option(names = "--in", paramLabel = "FILE", description = "CSV with a header, in UTF-8.")
  private @Nullable Path in;

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "Column with the SMILES. Default: ${DEFAULT-VALUE}.")
  private String column = "smiles";

  @Override
  public Integer call() throws IOException {
    if (on.given()) {
      return parquet();
    }
    Check.that(
        in == null || !in.toString().endsWith(".parquet"),
        "Parquet is read by Apache Spark: say where it runs, such as --on local[2]");
    Check.that(
        smiles.isEmpty() != (in == null), "give SMILES as arguments, or a file with --in FILE");
    try (RowSource rows = in == null ? RowSource.of(smiles) : RowSource.open(in, column)) {
      Path file = out.file();
      Check.that(
          in == null || file == null || !Files.exists(file) || !Files.isSameFile(in, file),
          "--out must not be the file that is read");
      MoleculeParser parser = MoleculeParser.require();
      Trained.Choice choice = trained.choose(run);
      Predictor predictor =
          choice
              .problem()
              .predictor()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "the models of recipe %s do not take molecules"
                              .formatted(choice.folder().info().recipe())));
      Predictions predictions = new Predictions(parser::parse, predictor);
      out.write(csv -> predictions.run(rows, csv));
      tell(predictions);
    }
    return 0;
  }

  private int parquet() throws IOException {
    Path file = out.file();
    Check.that(
        in != null && file != null && smiles.isEmpty(),
        "with --on, name the table with --in and the folder of the answer with --out");
    return ParquetTables.predict(trained, run, on, in, file, column, spec.commandLine().getErr());
  }

  private void tell(Predictions predictions) {
    if (out.file() != null || predictions.errors() > 0) {
      spec.commandLine()
          .getErr()
          .println(
              "%s, %d without a prediction%s"
                  .formatted(
                      Text.count(predictions.rows(), "row"),
                      predictions.errors(),
                      out.file() == null ? "" : ", written to " + out.file()));
    }
  }
}
