package dev.erlangen.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.data.cache.DiskCache;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.encoding.CachedEncodings;
import dev.erlangen.graph.encoding.EncodedNodes;
import dev.erlangen.graph.encoding.NodeEncoding;
import dev.erlangen.graph.encoding.RandomWalkReturn;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.graph.generator.RandomGraphs;
import dev.erlangen.graph.spectral.CachedSpectra;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.Spectrum;
import dev.erlangen.graph.spectral.Truncation;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedPreprocessingTest {
  @TempDir Path folder;

  private final List<Graph> graphs =
      List.of(
          Families.cycle(8),
          Families.empty(1),
          RandomGraphs.erdosRenyi(9, 0.4, new SplittableRandom(1)));

  @Test
  void spectraComeBackAsTheyWere() {
    DiskCache cache = new DiskCache(folder);
    List<Spectrum> first =
        CachedSpectra.of(graphs, LaplacianType.SYMMETRIC, Truncation.smallest(3), cache);
    List<Spectrum> second =
        CachedSpectra.of(graphs, LaplacianType.SYMMETRIC, Truncation.smallest(3), cache);
    assertThat(cache.list()).hasSize(1);
    for (int g = 0; g < graphs.size(); g++) {
      assertThat(second.get(g)).usingRecursiveComparison().isEqualTo(first.get(g));
    }
    assertThat(second.get(0).warnings()).hasSize(2);
    CachedSpectra.of(graphs, LaplacianType.SYMMETRIC, Truncation.smallest(4), cache);
    CachedSpectra.of(graphs, LaplacianType.COMBINATORIAL, Truncation.smallest(3), cache);
    assertThat(cache.list()).hasSize(3);
  }

  @Test
  void encodingsComeBackAsTheyWere() {
    DiskCache cache = new DiskCache(folder);
    NodeEncoding encoding = new RandomWalkReturn(4);
    EncodedNodes first = CachedEncodings.of(graphs, encoding, cache);
    EncodedNodes second = CachedEncodings.of(graphs, encoding, cache);
    assertThat(cache.list()).hasSize(1);
    assertThat(second.columns()).isEqualTo(4);
    for (int g = 0; g < graphs.size(); g++) {
      assertThat(second.perGraph().get(g)).isEqualTo(first.perGraph().get(g));
    }
  }
}
