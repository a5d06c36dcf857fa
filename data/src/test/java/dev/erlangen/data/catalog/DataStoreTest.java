package dev.erlangen.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.data.catalog.FileServer.Fault;
import dev.erlangen.data.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataStoreTest {
  private final byte[] content = new byte[300_000];
  @TempDir private Path folder;
  private String sum;

  @BeforeEach
  void draw() throws IOException {
    new Random(5).nextBytes(content);
    Path file = Files.write(folder.resolve("reference"), content);
    sum = Sha256.of(file);
  }

  private Entry entry(String url) {
    return new Entry(
        "toy",
        "graphs",
        "Toy",
        "",
        "none",
        "none",
        "Made by hand.",
        List.of(new DataFile("toy/file.bin", content.length, sum, url)));
  }

  private DataStore store(boolean mirror, boolean online) {
    return new DataStore(
        mirror ? Optional.of(folder.resolve("mirror")) : Optional.empty(),
        folder.resolve("cache"),
        online,
        Duration.ofMillis(500));
  }

  private Path cached() {
    return folder.resolve("cache/data/toy/file.bin");
  }

  private Path mirrored(byte[] bytes) throws IOException {
    Path file = folder.resolve("mirror/toy/file.bin");
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  @Test
  void theMirrorComesFirstAndIsVerified() throws IOException {
    Path file = mirrored(content);
    DataStore store = store(true, false);
    assertThat(store.get(entry(""), "file.bin")).isEqualTo(file);
    assertThat(store.verify(entry("")).get(0).place()).isEqualTo(DataStore.Place.MIRROR);
    assertThat(store.has(entry(""))).isTrue();
    byte[] damaged = content.clone();
    damaged[7]++;
    mirrored(damaged);
    assertThat(store.verify(entry("")).get(0).place()).isEqualTo(DataStore.Place.DAMAGED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.get(entry(""), "file.bin"))
        .withMessageContaining("must have 300000 bytes and sha256 " + sum);
    assertThat(file).hasBinaryContent(damaged);
  }

  @Test
  void downloadsToTheCacheWithProgress() throws IOException {
    List<Long> steps = new ArrayList<>();
    try (FileServer server = new FileServer(content, Fault.NONE)) {
      Entry entry = entry(server.url());
      DataStore store = store(true, true);
      List<Path> files = store.get(entry, (path, done, total) -> steps.add(done));
      assertThat(files).containsExactly(cached());
      assertThat(cached()).hasBinaryContent(content);
      store.get(entry, Progress.SILENT);
      assertThat(server.ranges).hasSize(1);
    }
    assertThat(steps).isSorted().last().isEqualTo(300_000L);
  }

  @Test
  void resumesWhereTheConnectionBroke() throws IOException {
    try (FileServer server = new FileServer(content, Fault.CUT_FIRST)) {
      store(false, true).get(entry(server.url()), Progress.SILENT);
      assertThat(server.ranges).hasSize(2);
      assertThat(server.ranges.get(1)).startsWith("bytes=");
    }
    assertThat(cached()).hasBinaryContent(content);
  }

  @Test
  void resumesInALaterRun() throws IOException {
    Entry other = entry("");
    try (FileServer server = new FileServer(content, Fault.CUT_ALWAYS)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store(false, true).get(entry(server.url()), Progress.SILENT))
          .withMessageContaining("failed after 3 attempts")
          .withMessageContaining("run again to resume");
    }
    assertThat(cached()).doesNotExist();
    long have = Files.size(folder.resolve("cache/data/toy/file.bin.part"));
    assertThat(have).isBetween(1L, 299_999L);
    try (FileServer server = new FileServer(content, Fault.NONE)) {
      store(false, true).get(entry(server.url()), Progress.SILENT);
      assertThat(server.ranges).containsExactly("bytes=" + have + "-");
    }
    assertThat(cached()).hasBinaryContent(content);
    assertThat(store(false, false).has(other)).isTrue();
  }

  @Test
  void serversWithoutRangesAreAskedForEverything() throws IOException {
    Files.createDirectories(cached().getParent());
    Files.write(cached().resolveSibling("file.bin.part"), new byte[1000]);
    try (FileServer server = new FileServer(content, Fault.NO_RANGES)) {
      store(false, true).get(entry(server.url()), Progress.SILENT);
    }
    assertThat(cached()).hasBinaryContent(content);
  }

  @Test
  void wrongBytesAreNeverHandedOut() throws IOException {
    byte[] wrong = content.clone();
    wrong[100] ^= 1;
    try (FileServer server = new FileServer(wrong, Fault.NONE)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store(false, true).get(entry(server.url()), Progress.SILENT))
          .withMessageContaining("must have sha256 " + sum)
          .withMessageContaining("nothing was kept");
    }
    assertThat(cached()).doesNotExist();
    assertThat(cached().resolveSibling("file.bin.part")).doesNotExist();
  }

  @Test
  void aDamagedCacheIsFetchedAgain() throws IOException {
    Files.createDirectories(cached().getParent());
    Files.write(cached(), new byte[17]);
    try (FileServer server = new FileServer(content, Fault.NONE)) {
      store(false, true).get(entry(server.url()), Progress.SILENT);
    }
    assertThat(cached()).hasBinaryContent(content);
  }

  @Test
  void endlessAndMissingFilesAreErrors() throws IOException {
    try (FileServer server = new FileServer(content, Fault.ENDLESS)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store(false, true).get(entry(server.url()), Progress.SILENT))
          .withMessageContaining("sends more than 300000 bytes");
    }
    try (FileServer server = new FileServer(content, Fault.NOT_FOUND)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store(false, true).get(entry(server.url()), Progress.SILENT))
          .withMessageContaining("the server answered 404");
    }
  }

  @Test
  void whatCannotBeHadSaysWhatToDo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store(false, true).get(entry(""), Progress.SILENT))
        .withMessage(
            "data set 'toy': toy/file.bin is not here and has no download in this form. Made by"
                + " hand. Point ERLANGEN_DATA to a folder that has toy/file.bin");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store(false, false).get(entry("http://x/"), Progress.SILENT))
        .withMessage("data set 'toy' is not here and downloads are switched off");
    assertThat(store(false, false).verify(entry("")).get(0).place())
        .isEqualTo(DataStore.Place.ABSENT);
  }

  @Test
  void threadsFetchAFileOnce() throws IOException {
    try (FileServer server = new FileServer(content, Fault.NONE)) {
      Entry entry = entry(server.url());
      IntStream.range(0, 8).parallel().forEach(i -> store(false, true).get(entry, Progress.SILENT));
      assertThat(server.ranges).hasSize(1);
    }
    assertThat(cached()).hasBinaryContent(content);
  }
}
