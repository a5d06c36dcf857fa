package dev.erlangen.bench;

import dev.erlangen.core.Torch;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Forward and backward of a sum over neighbours.
 *
 * <p>{@link #main} measures the ways in turn within one run and prints the table of medians, so
 * that their ratio holds on a machine that others use too; with one thread it takes the processor
 * time, which does not count waiting for a processor. JMH measures them one after the other.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AggregationBenchmark {
  private static final List<AggregationProblem.Size> SIZES =
      List.of(
          new AggregationProblem.Size(10_000, 200_000, 64),
          new AggregationProblem.Size(170_000, 1_200_000, 64),
          new AggregationProblem.Size(3_000, 6_500, 128));

  @Param({"0", "1", "2"})
  int size;

  @Param({"1", "2"})
  int threads;

  private AggregationProblem problem;

  /** Builds the edges and features. */
  @Setup
  public void setup() {
    Torch.threads(threads);
    problem = new AggregationProblem(SIZES.get(size));
  }

  /** {@code Aggregation.sum}. */
  @Benchmark
  public void ours() {
    inScope(AggregationProblem::ours);
  }

  /** {@code index_select} and {@code index_add}. */
  @Benchmark
  public void gatherAndAdd() {
    inScope(AggregationProblem::gatherAndAdd);
  }

  /** {@code mm} of sparse CSR matrices. */
  @Benchmark
  public void sparseProduct() {
    inScope(AggregationProblem::sparseProduct);
  }

  private void inScope(Consumer<AggregationProblem> way) {
    try (PointerScope scope = new PointerScope()) {
      way.accept(problem);
    }
  }

  /** Prints a Markdown table; the arguments are seconds per line (10) and threads (1 2). */
  public static void main(String[] args) {
    int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 10;
    int[] threads =
        args.length > 1
            ? Arrays.stream(args).skip(1).mapToInt(Integer::parseInt).toArray()
            : new int[] {1, 2};
    System.out.println(
        "| threads | clock | N x E x F | ours ms | gather+index_add ms | ratio | CSR mm ms | ratio"
            + " | rounds | disagreement |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|");
    for (int count : threads) {
      for (int size = 0; size < SIZES.size(); size++) {
        AggregationBenchmark b = new AggregationBenchmark();
        b.size = size;
        b.threads = count;
        b.setup();
        b.rounds(seconds / 4.0);
        System.out.println(b.row(b.rounds(seconds)));
      }
    }
  }

  /** Times of the three ways, round by round, for at least the given time. */
  private List<double[]> rounds(double seconds) {
    List<Consumer<AggregationProblem>> ways =
        List.of(
            AggregationProblem::ours,
            AggregationProblem::gatherAndAdd,
            AggregationProblem::sparseProduct);
    List<double[]> rounds = new ArrayList<>();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (rounds.size() < 3 || System.nanoTime() < end) {
      double[] times = new double[ways.size()];
      for (int w = 0; w < times.length; w++) {
        long start = clock();
        inScope(ways.get(w));
        times[w] = (clock() - start) / 1e6;
      }
      rounds.add(times);
    }
    return rounds;
  }

  private long clock() {
    return threads == 1
        ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
        : System.nanoTime();
  }

  private String row(List<double[]> rounds) {
    double[] median = new double[3];
    for (int w = 0; w < median.length; w++) {
      int way = w;
      double[] sorted = rounds.stream().mapToDouble(r -> r[way]).sorted().toArray();
      median[w] = sorted[sorted.length / 2];
    }
    return String.format(
        Locale.ROOT,
        "| %d | %s | %s | %.2f | %.2f | %.1f | %.2f | %.1f | %d | %.0e |",
        threads,
        threads == 1 ? "cpu" : "wall",
        SIZES.get(size),
        median[0],
        median[1],
        median[1] / median[0],
        median[2],
        median[2] / median[0],
        rounds.size(),
        problem.disagreement());
  }
}
