package dev.erlangen.spark.neuralpathways.cluster;

import dev.erlangen.core.Check;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.Blocks;
import dev.erlangen.spark.neuralpathways.engine.ComputeEngine;
import dev.erlangen.spark.neuralpathways.engine.RowTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import scala.Tuple2;

/**
 * Runs tasks on the executors of a Spark session. Rows are cached in blocks; reading them needs no
 * shuffle, bringing the rows of a leaf together one. Experts come back as plain numbers, so the
 * executors need no file system in common. Nothing native crosses a process border.
 */
public final class SparkEngine implements ComputeEngine {
  private final SparkSession session;
  private final int partitions;
  private final TaskHook hook;
  private final boolean owning;

  /** As many partitions as the cluster has cores. */
  public SparkEngine(SparkSession session) {
    this(session, session.sparkContext().defaultParallelism());
  }

  /**
   * The given number of partitions.
   *
   * @param partitions at least 1; the model does not depend on it
   */
  public SparkEngine(SparkSession session, int partitions) {
    this(session, partitions, () -> {}, false);
  }

  SparkEngine(SparkSession session, int partitions, TaskHook hook, boolean owning) {
    this.session = session;
    this.partitions = (int) Check.positive("partitions", partitions);
    this.hook = hook;
    this.owning = owning;
  }

  @Override
  public String name() {
    return "spark " + session.sparkContext().master();
  }

  @Override
  public int parallelism() {
    return partitions;
  }

  @Override
  public RowTable table(Rows rows) {
    List<Tuple2<Integer, Rows>> numbered = new ArrayList<>();
    for (Rows block : Blocks.of(rows)) {
      numbered.add(new Tuple2<>(numbered.size(), block));
    }
    JavaPairRDD<Integer, Rows> blocks = context().parallelizePairs(numbered, partitions);
    return new SparkTable(blocks.cache(), rows.count(), rows.features(), rows.targets(), hook);
  }

  /**
   * Takes over the rows of a data frame, such as one read from Parquet, without bringing them to
   * the driver.
   *
   * @param id column of whole numbers that tells rows apart
   * @param features numeric columns
   * @param targets numeric columns; the number of a class is one of them
   */
  public RowTable table(
      Dataset<Row> frame, String id, List<String> features, List<String> targets) {
    List<org.apache.spark.sql.Column> columns = new ArrayList<>();
    columns.add(functions.col(id).cast("long"));
    features.forEach(f -> columns.add(functions.col(f).cast("float")));
    targets.forEach(t -> columns.add(functions.col(t).cast("float")));
    Dataset<Row> chosen = frame.select(columns.toArray(new org.apache.spark.sql.Column[0]));
    int n = features.size();
    int m = targets.size();
    JavaPairRDD<Integer, Rows> blocks =
        chosen
            .toJavaRDD()
            .mapToPair(row -> new Tuple2<>(row.getLong(0), FrameRows.one(row, n, m)))
            .sortByKey()
            .zipWithIndex()
            .mapToPair(r -> new Tuple2<>((int) (r._2 / Blocks.SIZE), r._1._2))
            .groupByKey(partitions)
            .mapValues(FrameRows::joined)
            .cache();
    return new SparkTable(blocks, frame.count(), n, m, hook);
  }

  /** Ends the session if it was started for this engine alone. */
  @Override
  public void close() {
    if (owning) {
      session.stop();
    }
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(session.sparkContext());
  }
}
