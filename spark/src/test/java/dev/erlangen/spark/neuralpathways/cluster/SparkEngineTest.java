package dev.erlangen.spark.neuralpathways.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.ComputeEngine;
import dev.erlangen.spark.neuralpathways.engine.EngineProvider;
import dev.erlangen.spark.neuralpathways.engine.LocalEngine;
import dev.erlangen.spark.neuralpathways.engine.RowTable;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.model.PathwaysModel;
import dev.erlangen.spark.neuralpathways.model.TablePrediction;
import dev.erlangen.spark.neuralpathways.train.NeuralPathways;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Pruning;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Refine;
import dev.erlangen.spark.neuralpathways.train.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkEngineTest {
  /** More than two blocks, so that partitions differ. */
  private static final Rows ROWS = Samples.bumpy(9000, 1);

  private static final PathwaysConfig CONFIG =
      Samples.quick().with(new Refine(1, 0)).with(new Pruning(0.1, 0.01));

  @TempDir static Path folder;
  private static SparkSession session;
  private static PathwaysModel reference;

  @BeforeAll
  static void start() {
    // Two attempts per task: the second number in brackets.
    session =
        SparkSession.builder()
            .master("local[2,2]")
            .appName("test")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();
    session.sparkContext().setLogLevel("OFF");
    try (LocalEngine engine = new LocalEngine(1)) {
      reference = saved(new NeuralPathways(CONFIG, engine).train(ROWS), "local");
    }
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  private static PathwaysModel saved(Assembled model, String name) {
    return PathwaysModel.save(model, folder.resolve(name), List.of("a", "b"), List.of("y"));
  }

  private static void assertSame(ComputeEngine engine, Rows rows, String name) {
    PathwaysModel model = saved(new NeuralPathways(CONFIG, engine).train(rows), name);
    assertThat(model.fingerprint()).isEqualTo(reference.fingerprint());
    Rows queries = Samples.bumpy(200, 9);
    assertThat(model.assembled().predict(queries))
        .isEqualTo(reference.assembled().predict(queries));
  }

  @Test
  void partitionsAndEngineDoNotMatter() {
    for (int partitions : new int[] {1, 2, 7}) {
      assertSame(new SparkEngine(session, partitions), ROWS, "spark-" + partitions);
    }
  }

  /** Fails the first attempt of every second partition, as a lost executor would. */
  private static final class Lost implements TaskHook {
    private static final long serialVersionUID = 1L;

    @Override
    public void begin() {
      TaskContext task = TaskContext.get();
      if (task.attemptNumber() == 0 && task.partitionId() % 2 == 0) {
        throw new IllegalStateException("lost on purpose");
      }
    }
  }

  @Test
  void aTaskThatIsKilledOnceIsRepeatedAndChangesNothing() {
    assertSame(new SparkEngine(session, 3, new Lost(), false), Samples.shuffled(ROWS, 4), "lost");
  }

  @Test
  void tablesArePredictedWhereTheyAre() {
    float[] want = reference.assembled().predict(ROWS);
    for (int partitions : new int[] {1, 3}) {
      try (RowTable table = new SparkEngine(session, partitions).table(ROWS)) {
        List<TablePrediction.Answer> answers = TablePrediction.of(reference, table, partitions);
        assertThat(answers).hasSize(ROWS.count());
        for (int i = 0; i < want.length; i++) {
          assertThat(answers.get(i).id()).isEqualTo(ROWS.ids()[i]);
          assertThat(answers.get(i).y()[0]).isCloseTo(want[i], within(1e-3f));
        }
      }
    }
  }

  @Test
  void framesNeedNotComeToTheDriver() {
    List<Row> list = new ArrayList<>();
    Rows mixed = Samples.shuffled(ROWS, 11);
    for (int r = 0; r < mixed.count(); r++) {
      list.add(
          RowFactory.create(
              mixed.ids()[r], mixed.y()[r], mixed.x()[2 * r], (double) mixed.x()[2 * r + 1]));
    }
    StructType type =
        new StructType()
            .add("id", DataTypes.LongType)
            .add("y", DataTypes.FloatType)
            .add("a", DataTypes.FloatType)
            .add("b", DataTypes.DoubleType);
    Dataset<Row> frame = session.createDataFrame(list, type);
    SparkEngine engine = new SparkEngine(session, 2);
    try (RowTable table = engine.table(frame, "id", List.of("a", "b"), List.of("y"))) {
      Assembled model = new NeuralPathways(CONFIG, engine).train(table);
      assertThat(saved(model, "frame").fingerprint()).isEqualTo(reference.fingerprint());
    }
  }

  @Test
  void aMistakeInTheRowsIsToldAsItIs() {
    SparkEngine engine = new SparkEngine(session, 2);
    StructType type =
        new StructType()
            .add("id", DataTypes.LongType)
            .add("a", DataTypes.FloatType)
            .add("y", DataTypes.FloatType);
    List<Row> rows = List.of(RowFactory.create(4L, 1f, 2f), RowFactory.create(8L, null, 2f));
    try (RowTable table =
        engine.table(session.createDataFrame(rows, type), "id", List.of("a"), List.of("y"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new NeuralPathways(CONFIG, engine).train(table))
          .withMessage("1 rows have a feature that is not a finite number: ids [8]");
    }
    List<Row> twice = List.of(RowFactory.create(4L, 1f, 2f), RowFactory.create(4L, 1f, 2f));
    try (RowTable table =
        engine.table(session.createDataFrame(twice, type), "id", List.of("a"), List.of("y"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new NeuralPathways(CONFIG, engine).train(table))
          .withMessage("two rows have the id 4");
    }
  }

  @Test
  void enginesAreFoundByName() {
    try (ComputeEngine local = EngineProvider.named("local").start("", 3)) {
      assertThat(local.name()).isEqualTo("local[3]");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EngineProvider.named("sparc"))
        .withMessageContaining("did you mean 'spark'?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EngineProvider.named("local").start("spark://x", 1))
        .withMessageContaining("use the engine spark");
    ComputeEngine spark = EngineProvider.named("spark").start("local[2]", 5);
    assertThat(spark.parallelism()).isEqualTo(5);
    assertThat(spark.name()).startsWith("spark local");
    spark.close(); // the session was here before: it stays
    assertThat(session.sparkContext().isStopped()).isFalse();
  }
}
