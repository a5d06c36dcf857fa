package dev.erlangen.topology.homology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TorusPairsTest {
  private static final List<TorusPairs.Pair> ALL = TorusPairs.published();

  @Test
  void thereAre223PairsOf75Complexes() {
    assertThat(ALL).hasSize(223);
    assertThat(ALL.stream().flatMap(p -> Stream.of(p.first(), p.second())).distinct()).hasSize(75);
    Map<Integer, Long> bySize =
        ALL.stream().collect(Collectors.groupingBy(TorusPairs.Pair::size, Collectors.counting()));
    assertThat(bySize)
        .containsEntry(18, 1L)
        .containsEntry(24, 6L)
        .containsEntry(30, 15L)
        .containsEntry(33, 21L)
        .containsEntry(36, 66L)
        .containsEntry(39, 55L)
        .containsEntry(40, 36L)
        .hasSize(16);
  }

  @Test
  void componentsAreDistributedAsPublished() {
    Map<String, Long> counts =
        ALL.stream()
            .collect(
                Collectors.groupingBy(
                    p -> p.first().sides().size() + "," + p.second().sides().size(),
                    Collectors.counting()));
    assertThat(counts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("1,1", 6L, "1,2", 57L, "1,3", 22L, "2,2", 56L, "2,3", 71L, "3,3", 11L));
  }

  @Test
  void bothComplexesOfAPairHaveEquallyManyCells() {
    for (TorusPairs.Pair p : ALL.subList(0, 60)) {
      assertThat(p.first().complex().combinatorial().counts())
          .isEqualTo(p.second().complex().combinatorial().counts())
          .containsExactly(p.size(), 2 * p.size(), p.size());
    }
  }
}
