package dev.erlangen.spark.dataparallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.tensor.Tensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GlooEnsembleTest {
  private static <T> List<T> members(int size, Function<GlooEnsemble, T> work) throws Exception {
    Path meeting = Files.createTempFile("meeting", "");
    ExecutorService threads = Executors.newFixedThreadPool(size);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int r = 0; r < size; r++) {
        int rank = r;
        running.add(
            threads.submit(
                () -> {
                  try (GlooEnsemble member =
                      new GlooEnsemble(rank, size, "127.0.0.1", Duration.ofSeconds(20), meeting)) {
                    assertThat(meeting).doesNotExist();
                    return work.apply(member);
                  }
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void sumsToTheSameBitsEverywhere(int size) throws Exception {
    List<float[]> sums =
        members(
            size,
            e -> {
              float[] mine = new float[1001];
              for (int i = 0; i < mine.length; i++) {
                mine[i] = (float) Math.sin(i + 7.0 * e.rank());
              }
              Tensor values = Tensors.of(mine);
              e.sum(values);
              return Tensors.floats(values);
            });
    for (float[] sum : sums) {
      assertThat(sum).isEqualTo(sums.get(0));
    }
    for (int i = 0; i < 1001; i++) {
      double expected = 0;
      for (int r = 0; r < size; r++) {
        expected += Math.sin(i + 7.0 * r);
      }
      assertThat((double) sums.get(0)[i])
          .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-6));
    }
  }

  @Test
  void broadcastsTheFirstMembersValues() throws Exception {
    List<long[]> got =
        members(
            2,
            e -> {
              Tensor values = Tensors.of(new long[] {10 + e.rank(), 20 + e.rank()});
              e.broadcast(values);
              return Tensors.longs(values);
            });
    assertThat(got).allSatisfy(v -> assertThat(v).containsExactly(10, 20));
  }

  @Test
  void aLostMemberIsAnErrorForTheOthers() {
    assertThatThrownBy(
            () ->
                members(
                    2,
                    e -> {
                      Tensor values = Tensors.of(new float[] {1});
                      e.sum(values);
                      if (e.rank() == 0) {
                        e.sum(values);
                      }
                      return 0;
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("while summing 1 values with 1 other workers (was one lost?)");
  }

  @Test
  void refusesImpossiblePlaces(@TempDir Path folder) throws Exception {
    Path meeting = Files.createFile(folder.resolve("meeting"));
    assertThatThrownBy(() -> new GlooEnsemble(2, 2, "127.0.0.1", Duration.ofSeconds(1), meeting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rank must be in [0, 1], got 2");
    assertThatThrownBy(() -> new GlooEnsemble(0, 1, "[x", Duration.ofSeconds(1), meeting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workers cannot meet at '[x': no machine has that name");
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> new GlooEnsemble(0, 1, "127.0.0.1", Duration.ofSeconds(1), absent))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("workers cannot meet at %s: there is no such file", absent);
  }

  @Test
  void whoDoesNotComeIsMissed(@TempDir Path folder) throws Exception {
    Path meeting = Files.createFile(folder.resolve("meeting"));
    assertThatThrownBy(() -> new GlooEnsemble(0, 2, "127.0.0.1", Duration.ofSeconds(1), meeting))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("connecting worker 0 of 2");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nobodyElseCanConnect() throws Exception {
    Set<String> before = Listening.addresses();
    Set<String> during =
        members(
                2,
                e -> {
                  e.sum(Tensors.of(new float[] {1}));
                  return Listening.addresses();
                })
            .get(0);
    during.removeAll(before);
    assertThat(during).isNotEmpty().allMatch(Listening::isLoopback);
  }
}
