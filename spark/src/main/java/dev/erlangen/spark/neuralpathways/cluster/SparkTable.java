package dev.erlangen.spark.neuralpathways.cluster;

import dev.erlangen.core.Torch;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.BlockTask;
import dev.erlangen.spark.neuralpathways.engine.GroupTask;
import dev.erlangen.spark.neuralpathways.engine.Grouping;
import dev.erlangen.spark.neuralpathways.engine.RowTable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaPairRDD;
import org.bytedeco.pytorch.global.torch;
import scala.Tuple2;

/** Blocks on the executors, by number. */
record SparkTable(
    JavaPairRDD<Integer, Rows> blocks, long count, int features, int targets, TaskHook hook)
    implements RowTable {

  @Override
  public <R extends Serializable> List<R> map(BlockTask<R> task) {
    TaskHook begin = hook;
    List<Tuple2<Integer, R>> found =
        new ArrayList<>(
            explained(
                () ->
                    blocks
                        .mapToPair(
                            b -> {
                              alone(begin);
                              return new Tuple2<>(b._1, task.run(b._2));
                            })
                        .collect()));
    found.sort(Comparator.comparing(Tuple2::_1));
    return found.stream().map(Tuple2::_2).toList();
  }

  @Override
  public <R extends Serializable> List<R> groups(
      BlockTask<int[]> key, List<List<Integer>> bins, GroupTask<R> task) {
    TaskHook begin = hook;
    HashMap<Integer, Integer> binOf = new HashMap<>();
    for (int b = 0; b < bins.size(); b++) {
      for (int group : bins.get(b)) {
        binOf.put(group, b);
      }
    }
    return explained(
        () ->
            blocks
                .flatMapToPair(b -> parts(b._2, key, binOf))
                .partitionBy(new BinPartitioner(bins.size()))
                .mapPartitions(
                    bin -> {
                      alone(begin);
                      return run(bin, task);
                    })
                .collect());
  }

  private static Iterator<Tuple2<Integer, Tuple2<Integer, Rows>>> parts(
      Rows block, BlockTask<int[]> key, Map<Integer, Integer> binOf) {
    List<Tuple2<Integer, Tuple2<Integer, Rows>>> out = new ArrayList<>();
    Grouping.split(block, key.run(block))
        .forEach(
            (group, rows) -> {
              Integer bin = binOf.get(group);
              if (bin != null) {
                out.add(new Tuple2<>(bin, new Tuple2<>(group, rows)));
              }
            });
    return out.iterator();
  }

  private static <R> Iterator<R> run(
      Iterator<Tuple2<Integer, Tuple2<Integer, Rows>>> bin, GroupTask<R> task) {
    Map<Integer, List<Rows>> parts = new TreeMap<>();
    while (bin.hasNext()) {
      Tuple2<Integer, Rows> part = bin.next()._2;
      parts.computeIfAbsent(part._1, g -> new ArrayList<>()).add(part._2);
    }
    return parts.isEmpty() ? List.<R>of().iterator() : task.run(Grouping.join(parts)).iterator();
  }

  /** One thread for tensor operations per task: the cores of an executor run a task each. */
  private static void alone(TaskHook begin) {
    Torch.load();
    torch.set_num_threads(1);
    begin.begin();
  }

  /** A mistake in the rows is told as it was, not as the failure of a stage. */
  private static <T> T explained(Callable<T> job) {
    try {
      return job.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof IllegalArgumentException mistake) {
          throw mistake;
        }
      }
      throw new IllegalStateException("the cluster could not run a stage: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    blocks.unpersist();
  }
}
