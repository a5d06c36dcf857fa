package dev.erlangen.spark.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.spark.cluster.Cluster;
import dev.erlangen.spark.cluster.Session;
import dev.erlangen.spark.toy.Chains;
import dev.erlangen.spark.toy.ToyRecipe;
import dev.erlangen.train.config.Config;
import dev.erlangen.train.progress.Progress;
import dev.erlangen.train.recipe.Answer;
import dev.erlangen.train.recipe.Predictor;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.run.Runner;
import dev.erlangen.train.run.StoredRun;
import dev.erlangen.train.store.RunFolder;
import dev.erlangen.train.store.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ParquetPredictionTest {
  private static final StructType SCHEMA =
      new StructType().add("id", DataTypes.IntegerType).add("smiles", DataTypes.StringType);

  @TempDir static Path folder;
  private static Session session;
  private static RunFolder run;

  @BeforeAll
  static void trainAModel() throws Exception {
    session = Session.open(Cluster.of("local[2]"));
    ToyRecipe recipe = new ToyRecipe();
    run =
        new RunStore(folder)
            .createNamed(
                "run", "toy", "toy", List.of(3L), "cpu", "", Config.yaml(recipe.defaults()));
    Runner.resume(recipe, run, RunOptions.ofSeeds(3));
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static Path table(String name, StructType schema, List<Row> rows) {
    Path file = folder.resolve(name);
    session.spark().createDataFrame(rows, schema).coalesce(1).write().parquet(file.toString());
    return file;
  }

  private static ParquetPrediction prediction(String column) {
    return new ParquetPrediction(Model.of(run, "line", 3, 1), column);
  }

  @Test
  void equalsThePredictionsHere() throws Exception {
    List<String> smiles = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      String text = i == 5 ? "C(" : "C".repeat(1 + i % 9);
      smiles.add(text);
      rows.add(RowFactory.create(i, i == 8 ? null : text));
    }
    Path out = folder.resolve("answers.parquet");
    ParquetPrediction.Written written =
        prediction("smiles").run(session, table("questions.parquet", SCHEMA, rows), out);
    Predictor here =
        StoredRun.open(new ToyRecipe(), run, "cpu", Progress.NONE)
            .trained("line", 3)
            .predictor()
            .orElseThrow();
    List<Answer> expected = Answer.of(smiles, new Chains()::parse, here);
    List<Row> got = session.spark().read().parquet(out.toString()).orderBy("id").collectAsList();
    assertThat(got).hasSize(700);
    for (int i = 0; i < 700; i++) {
      Row row = got.get(i);
      assertThat(row.getInt(0)).isEqualTo(i);
      Answer answer = expected.get(i);
      if (i == 8) {
        assertThat(row.getString(3)).isEqualTo("the cell is empty");
        assertThat(row.isNullAt(2)).isTrue();
      } else if (answer.error().isEmpty()) {
        assertThat(row.getFloat(2)).isEqualTo((float) answer.values()[0]);
        assertThat(row.isNullAt(3)).isTrue();
      } else {
        assertThat(row.getString(3)).isEqualTo(answer.error());
        assertThat(row.isNullAt(2)).isTrue();
      }
    }
    long refused = expected.stream().filter(a -> !a.error().isEmpty()).count();
    assertThat(refused).isEqualTo(78);
    assertThat(written).isEqualTo(new ParquetPrediction.Written(700, refused + 1));
    try (var files = Files.list(out)) {
      assertThat(files.filter(f -> f.toString().endsWith(".parquet"))).hasSize(2);
    }
  }

  @Test
  void badTablesGetASentence() throws Exception {
    List<Row> rows = List.of(RowFactory.create(1, "CC"));
    Path in = table("in.parquet", SCHEMA, rows);
    Path out = folder.resolve("out.parquet");
    refused("smile", in, out, "has no column 'smile'");
    refused("id", in, out, "holds int, not text");
    refused("smiles", folder.resolve("nowhere.parquet"), out, "no such file");
    refused("smiles", in, in, "exists already; name a new folder");
    Path junk = Files.writeString(folder.resolve("junk.parquet"), "not a table");
    assertThatThrownBy(() -> prediction("smiles").run(session, junk, out))
        .hasMessageContaining("junk.parquet");
    StructType taken = SCHEMA.add("Error", DataTypes.StringType);
    Path clash = table("clash.parquet", taken, List.of(RowFactory.create(1, "CC", "x")));
    refused("smiles", clash, out, "the table has a column 'error' already");
    assertThat(out).doesNotExist();
  }

  @Test
  void anEmptyTableGivesAnEmptyTable() {
    Path out = folder.resolve("none.parquet");
    Path in = table("empty.parquet", SCHEMA, List.of());
    assertThat(prediction("smiles").run(session, in, out))
        .isEqualTo(new ParquetPrediction.Written(0, 0));
  }

  @Test
  void anUnknownModelIsToldBeforeAnythingIsWritten() {
    Path in = table("one.parquet", SCHEMA, List.of(RowFactory.create(1, "CC")));
    Path out = folder.resolve("unknown.parquet");
    ParquetPrediction wrong = new ParquetPrediction(Model.of(run, "lime", 3, 1), "smiles");
    assertThatThrownBy(() -> wrong.run(session, in, out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("model must be one of [line], got 'lime'");
    assertThat(out).doesNotExist();
  }

  private static void refused(String column, Path in, Path out, String reason) {
    assertThatThrownBy(() -> prediction(column).run(session, in, out))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
