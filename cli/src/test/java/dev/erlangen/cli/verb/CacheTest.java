package dev.erlangen.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Run;
import dev.erlangen.data.cache.CacheKey;
import dev.erlangen.data.cache.CacheReader;
import dev.erlangen.data.cache.DiskCache;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
  @TempDir Path folder;

  @BeforeEach
  void useAnEmptyCache() {
    System.setProperty("erlangen.cache", folder.toString());
  }

  @AfterEach
  void restore() {
    System.clearProperty("erlangen.cache");
  }

  private static void store(String transform) {
    DiskCache.standard()
        .get(
            new CacheKey("0".repeat(64), transform),
            CacheReader::text,
            (out, value) -> out.text(value),
            () -> "value");
  }

  @Test
  void listsAndRemoves() {
    assertThat(Run.of("cache", "ls").out()).contains("0 entries, 0.00 MB in " + folder);
    store("Laplacian[k=8]");
    store("Walks[steps=4]");
    String listed = Run.of("cache", "ls").out();
    assertThat(listed).contains("Laplacian[k=8]").contains("Walks[steps=4]").contains("2 entries");
    String hash = listed.lines().filter(l -> l.contains("Walks")).findFirst().orElseThrow();
    Run removed = Run.of("cache", "rm", hash.substring(0, 12));
    assertThat(removed.out()).isEqualTo("removed 1 entry\n");
    assertThat(Run.of("cache", "ls").out()).contains("Laplacian").doesNotContain("Walks");
    assertThat(Run.of("cache", "rm", "--all").out()).isEqualTo("removed 1 entry\n");
  }

  @Test
  void mistakesAreSentences() {
    store("Laplacian[k=8]");
    assertThat(Run.of("cache", "rm").err()).contains("name hashes, or --all");
    assertThat(Run.of("cache", "rm", "").code()).isEqualTo(2);
    assertThat(Run.of("cache", "rm", "../x").err()).contains("at least 4 hex digits");
    assertThat(Run.of("cache", "rm", "ffff").code()).isEqualTo(1);
    assertThat(Run.of("cache", "ls").out()).contains("1 entries");
  }
}
