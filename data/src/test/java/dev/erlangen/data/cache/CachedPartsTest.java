package dev.erlangen.data.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.data.io.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedPartsTest {
  private static final int PARTS = 12;
  private static final List<CacheKey> KEYS =
      IntStream.range(0, PARTS)
          .mapToObj(i -> new CacheKey(Sha256.of("data " + i), "squares"))
          .toList();

  @TempDir Path folder;

  private List<Integer> get(IntFunction<Integer> compute) {
    return new CachedParts(new DiskCache(folder))
        .get(KEYS, in -> in.ints()[0], (out, value) -> out.ints(value), compute);
  }

  private static List<Integer> squares() {
    return IntStream.range(0, PARTS).map(i -> i * i).boxed().toList();
  }

  @Test
  void computesEveryPartOnce() {
    AtomicInteger computed = new AtomicInteger();
    for (int round = 0; round < 2; round++) {
      assertThat(
              get(
                  i -> {
                    computed.incrementAndGet();
                    return i * i;
                  }))
          .isEqualTo(squares());
    }
    assertThat(computed).hasValue(PARTS);
  }

  /** Everyone waits in its first part until the other is in one, too: then both work. */
  @Test
  void twoAtATimeShareTheWork() throws Exception {
    AtomicInteger computed = new AtomicInteger();
    CountDownLatch both = new CountDownLatch(2);
    IntFunction<Integer> slow =
        i -> {
          computed.incrementAndGet();
          both.countDown();
          await(both);
          return i * i;
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<List<Integer>>> results = new ArrayList<>();
      for (int t = 0; t < 2; t++) {
        results.add(threads.submit(() -> get(slow)));
      }
      for (Future<List<Integer>> result : results) {
        assertThat(result.get()).isEqualTo(squares());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(computed).hasValue(PARTS);
    try (var files = Files.list(folder)) {
      assertThat(files.filter(f -> f.toString().endsWith(".claim"))).isEmpty();
    }
  }

  @Test
  void aFailedPartIsFreeAgain() {
    assertThatThrownBy(
            () ->
                get(
                    i -> {
                      throw new IllegalStateException("lost");
                    }))
        .hasMessage("lost");
    assertThat(get(i -> i * i)).isEqualTo(squares());
  }

  @Test
  void worksWhereNothingCanBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    List<Integer> got =
        new CachedParts(new DiskCache(file.resolve("below")))
            .get(KEYS, in -> in.ints()[0], (out, value) -> out.ints(value), i -> i * i);
    assertThat(got).isEqualTo(squares());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
