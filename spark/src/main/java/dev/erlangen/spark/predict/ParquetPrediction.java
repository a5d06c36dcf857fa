package dev.erlangen.spark.predict;

import dev.erlangen.core.Check;
import dev.erlangen.core.Nearest;
import dev.erlangen.spark.cluster.Session;
import dev.erlangen.train.recipe.Predictor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Predictions for a Parquet table of molecules: every row comes back with a float32 column per
 * output of the model and a column {@code error}, which says why a row has no prediction and is
 * null otherwise.
 *
 * @param model the trained model
 * @param column name of the text column with the SMILES
 */
public record ParquetPrediction(Model model, String column) {
  private static final String ERROR = "error";
  private static final String ORDER = "__erlangen_order";

  /**
   * What was written.
   *
   * @param rows number of rows
   * @param errors of them those without a prediction
   */
  public record Written(long rows, long errors) {}

  /**
   * Predicts on {@code session}'s workers.
   *
   * @param in a Parquet file or a folder of them, seen by all workers
   * @param out a folder that does not exist yet
   * @throws IllegalArgumentException if the table lacks the column, has it with another type, or
   *     has a column by the name of a new one
   */
  public Written run(Session session, Path in, Path out) {
    Check.that(Files.exists(in), "%s", "no such file: " + in);
    Check.that(!Files.exists(out), "%s", out + " exists already; name a new folder");
    Dataset<Row> table = read(session, in);
    int index = index(table.schema(), in);
    Predictor predictor = Loaded.of(model);
    StructType schema = extended(table.schema(), predictor.outputs());
    return session.explained(
        "predicting",
        () -> {
          spread(table, session.cluster().workers())
              .mapPartitions(new RowsTask(model, index), Encoders.row(schema))
              .write()
              .parquet(address(out));
          Dataset<Row> written = session.spark().read().parquet(address(out));
          return new Written(
              written.count(), written.filter(written.col(ERROR).isNotNull()).count());
        });
  }

  private static Dataset<Row> read(Session session, Path in) {
    try {
      return session.explained("reading " + in, () -> session.spark().read().parquet(address(in)));
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Files are meant even where Spark has another file system as its own. */
  private static String address(Path path) {
    return "file:" + path.toAbsolutePath();
  }

  /**
   * Cuts a table that was read in fewer pieces than there are workers, in the order of its rows.
   */
  private static Dataset<Row> spread(Dataset<Row> table, int workers) {
    if (table.rdd().getNumPartitions() >= workers) {
      return table;
    }
    return table
        .withColumn(ORDER, functions.monotonically_increasing_id())
        .repartitionByRange(workers, functions.col(ORDER))
        .sortWithinPartitions(ORDER)
        .drop(ORDER);
  }

  private int index(StructType schema, Path in) {
    List<String> names = Arrays.asList(schema.fieldNames());
    int index = names.indexOf(column);
    Check.that(
        index >= 0,
        "%s",
        "%s has no column '%s', only %s%s; --column names another"
            .formatted(in, column, names, Nearest.hint(column, names)));
    Check.that(
        schema.apply(index).dataType().equals(DataTypes.StringType),
        "%s",
        "the column '%s' of %s holds %s, not text"
            .formatted(column, in, schema.apply(index).dataType().simpleString()));
    return index;
  }

  private static StructType extended(StructType schema, List<String> outputs) {
    StructType out = schema;
    for (String name : outputs) {
      out = out.add(free(schema, name), DataTypes.FloatType, true);
    }
    return out.add(free(schema, ERROR), DataTypes.StringType, true);
  }

  private static String free(StructType schema, String name) {
    Check.that(
        Arrays.stream(schema.fieldNames()).noneMatch(name::equalsIgnoreCase),
        "%s",
        "the table has a column '%s' already, which the predictions would need".formatted(name));
    return name;
  }
}
