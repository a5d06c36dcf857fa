package dev.erlangen.data.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCacheTest {
  private static final String DATA = "0123456789abcdef".repeat(4);
  private static final CacheKey KEY = new CacheKey(DATA, "Spectrum[k=8]");

  @TempDir private Path folder;
  private DiskCache cache;
  private final AtomicInteger computed = new AtomicInteger();

  @BeforeEach
  void create() {
    cache = new DiskCache(folder.resolve("processed"));
  }

  private double[] doubles(CacheKey key, double... value) {
    return cache.get(
        key,
        CacheReader::doubles,
        CacheWriter::doubles,
        () -> {
          computed.incrementAndGet();
          return value;
        });
  }

  private Path file() {
    return folder.resolve("processed").resolve(KEY.hash() + ".cache");
  }

  @Test
  void computesOnce() {
    assertThat(doubles(KEY, 1, 2)).containsExactly(1, 2);
    assertThat(doubles(KEY, 8, 9)).containsExactly(1, 2);
    assertThat(doubles(new CacheKey(DATA, "Spectrum[k=9]"), 3)).containsExactly(3);
    assertThat(computed).hasValue(2);
  }

  @Test
  void everyTypeComesBackToTheBit() {
    record Arrays(int[] ints, float[] floats, double[] doubles, String text) {}
    Random random = new Random(1);
    Arrays arrays =
        new Arrays(
            random.ints(100_000).toArray(),
            new float[] {1, Float.NaN, -0f},
            random.doubles(70_001).toArray(),
            "Größe");
    for (int run = 0; run < 2; run++) {
      Arrays back =
          cache.get(
              KEY,
              in -> new Arrays(in.ints(), in.floats(), in.doubles(), in.text()),
              (out, v) -> out.ints(v.ints).floats(v.floats).doubles(v.doubles).text(v.text),
              () -> arrays);
      assertThat(back.ints).isEqualTo(arrays.ints);
      assertThat(back.floats).isEqualTo(arrays.floats);
      assertThat(back.doubles).isEqualTo(arrays.doubles);
      assertThat(back.text).isEqualTo("Größe");
      assertThat(back == arrays).isEqualTo(run == 0);
    }
  }

  @Test
  void aFlippedBitAnywhereIsNoticedAndRepaired() throws IOException {
    doubles(KEY, 1, 2);
    byte[] intact = Files.readAllBytes(file());
    for (int at = 0; at < intact.length; at++) {
      byte[] damaged = intact.clone();
      damaged[at] ^= (byte) (1 << at % 8);
      Files.write(file(), damaged);
      assertThat(doubles(KEY, 3)).containsExactly(3);
      Files.write(file(), Arrays.copyOf(intact, at));
      assertThat(doubles(KEY, 4)).containsExactly(4);
    }
    assertThat(doubles(KEY, 5)).containsExactly(4);
  }

  @Test
  void anEntryOfAnotherShapeIsComputedAnew() {
    doubles(KEY, 1, 2);
    int[] ints = cache.get(KEY, CacheReader::ints, CacheWriter::ints, () -> new int[] {7});
    assertThat(ints).containsExactly(7);
    assertThat(cache.get(KEY, CacheReader::ints, CacheWriter::ints, () -> new int[0]))
        .containsExactly(7);
  }

  @Test
  void listsAndRemoves() {
    assertThat(cache.list()).isEmpty();
    doubles(KEY, 1);
    doubles(new CacheKey(DATA, "Other"), 1, 2, 3);
    List<CacheEntry> entries = cache.list();
    assertThat(entries).extracting(CacheEntry::transform).contains("Other", "Spectrum[k=8]");
    assertThat(cache.bytes())
        .isEqualTo(entries.get(0).bytes() + entries.get(1).bytes())
        .isGreaterThan(2 * 64);
    assertThat(cache.remove(KEY.hash().substring(0, 8))).isEqualTo(1);
    assertThat(cache.list()).extracting(CacheEntry::transform).containsExactly("Other");
    assertThat(cache.remove("")).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> cache.remove("../../etc"));
  }

  @Test
  void aDiskThatRefusesDoesNotCostTheValue() throws IOException {
    Files.writeString(folder.resolve("processed"), "a file where the folder should be");
    assertThat(doubles(KEY, 1, 2)).containsExactly(1, 2);
  }

  @Test
  void threadsMayShareAnEntry() {
    boolean same =
        IntStream.range(0, 64)
            .parallel()
            .allMatch(i -> doubles(new CacheKey(DATA, "t" + i % 4), i % 4)[0] == i % 4);
    assertThat(same).isTrue();
  }

  @Test
  void keysAreChecked() {
    assertThatIllegalArgumentException().isThrownBy(() -> new CacheKey("abc", "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> new CacheKey(DATA, " "));
    assertThat(new CacheKey(DATA, "a").hash()).isNotEqualTo(new CacheKey(DATA, "b").hash());
  }
}
