package dev.erlangen.spark.neuralpathways.engine;

import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import dev.erlangen.spark.neuralpathways.data.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.pytorch.global.torch;

/** Runs tasks on threads of this process, each with one thread for tensor operations. */
public final class LocalEngine implements ComputeEngine {
  private final int threads;
  private final ExecutorService pool;

  /**
   * Starts the threads.
   *
   * @param threads at least 1
   */
  public LocalEngine(int threads) {
    this.threads = (int) Check.between("threads", threads, 1, 1024);
    pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread t = new Thread(() -> alone(task), "pathways");
              t.setDaemon(true);
              return t;
            });
  }

  /** The number of threads is kept per thread: many tasks at once must not each start a team. */
  private static void alone(Runnable task) {
    Torch.load();
    torch.set_num_threads(1);
    task.run();
  }

  @Override
  public String name() {
    return "local[" + threads + "]";
  }

  @Override
  public int parallelism() {
    return threads;
  }

  @Override
  public RowTable table(Rows rows) {
    return new LocalTable(this, rows.features(), rows.targets(), Blocks.of(rows));
  }

  /** Runs all calls and returns their results in order; the first failure is thrown. */
  <T> List<T> run(List<Callable<T>> calls) {
    List<Future<T>> futures = new ArrayList<>();
    calls.forEach(c -> futures.add(pool.submit(c)));
    try {
      List<T> out = new ArrayList<>();
      for (Future<T> f : futures) {
        out.add(f.get());
      }
      return out;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the threads", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      futures.forEach(f -> f.cancel(true));
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
