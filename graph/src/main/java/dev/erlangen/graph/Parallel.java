package dev.erlangen.graph;

import dev.erlangen.core.Torch;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Runs preprocessing over many graphs at once, on as many threads as one operation may use. */
public final class Parallel {
  private Parallel() {}

  /** Made on first use; daemon threads, as many as {@link Torch#defaultThreads()}. */
  private static final class Pool {
    static final ForkJoinPool SHARED = new ForkJoinPool(Torch.defaultThreads());
  }

  /**
   * Returns {@code f} of every item, in the order of the items. {@code f} must not depend on which
   * thread runs it; the first exception is rethrown.
   */
  public static <T, R> List<R> map(List<? extends T> items, Function<? super T, ? extends R> f) {
    return map(items, f, Pool.SHARED);
  }

  static <T, R> List<R> map(
      List<? extends T> items, Function<? super T, ? extends R> f, ForkJoinPool pool) {
    Object[] results = new Object[items.size()];
    try {
      pool.submit(
              () ->
                  IntStream.range(0, results.length)
                      .parallel()
                      .forEach(i -> results[i] = f.apply(items.get(i))))
          .join();
    } catch (RuntimeException e) {
      throw original(e);
    }
    @SuppressWarnings("unchecked")
    List<R> typed = (List<R>) Arrays.asList(results);
    return typed;
  }

  /** The pool wraps exceptions in others of their class, whose message is the class and theirs. */
  private static RuntimeException original(RuntimeException e) {
    Throwable thrown = e;
    while (thrown.getCause() instanceof RuntimeException cause
        && cause.getClass() == e.getClass()
        && cause.toString().equals(thrown.getMessage())) {
      thrown = cause;
    }
    return (RuntimeException) thrown;
  }
}
