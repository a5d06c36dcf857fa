package dev.erlangen.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {

  @Test
  void keepsTheOrderWhateverTheThreads() {
    List<Integer> items = IntStream.range(0, 1000).boxed().toList();
    List<Integer> expected = items.stream().map(i -> i * i).toList();
    for (int threads : new int[] {1, 2, 5}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      assertThat(Parallel.map(items, i -> i * i, pool)).isEqualTo(expected);
      pool.shutdown();
    }
    assertThat(Parallel.map(List.<Integer>of(), i -> i)).isEmpty();
  }

  @Test
  void rethrowsWhatGoesWrong() {
    assertThatThrownBy(
            () ->
                Parallel.map(
                    List.of(1, 2),
                    i -> {
                      throw new IllegalArgumentException("item " + i);
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("item");
  }
}
