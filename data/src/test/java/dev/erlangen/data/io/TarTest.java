package dev.erlangen.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarTest {
  private static final Map<String, Integer> WANTED = Map.of("d/a", 600, "d/b", 600);

  @TempDir private Path folder;

  private static TarBytes valid() {
    return new TarBytes()
        .member("./d/", '5', 0, new byte[0])
        .file("d/other", new byte[1500])
        .file("./d/a", "first".getBytes(StandardCharsets.UTF_8))
        .file("d/b", new byte[513]);
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("a.tar"), bytes);
  }

  @Test
  void findsMembersPlainAndCompressed() throws IOException {
    for (byte[] archive : new byte[][] {valid().plain(), valid().gzipped()}) {
      Map<String, byte[]> found = Tar.members(file(archive), WANTED);
      assertThat(found.get("d/a")).asString(StandardCharsets.UTF_8).isEqualTo("first");
      assertThat(found.get("d/b")).hasSize(513);
      assertThat(found).hasSize(2);
    }
  }

  @Test
  void readsNoFurtherThanTheLastWanted() throws IOException {
    byte[] cut = Arrays.copyOf(valid().plain(), 3 * 512 + 1536 + 512 + 5);
    assertThat(Tar.members(file(cut), Map.of("d/other", 1500))).hasSize(1);
    refused(cut, "ends within a member");
  }

  private void refused(byte[] archive, String message) throws IOException {
    Path file = file(archive);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tar.members(file, WANTED))
        .withMessageContaining(message);
  }

  @Test
  void hostileArchivesAreRefused() throws IOException {
    refused(new byte[0], "has no member 'd/");
    refused(new byte[1024], "has no member 'd/");
    refused(new byte[100], "ends within a member");
    refused("no archive".repeat(100).getBytes(StandardCharsets.UTF_8), "octal digits");
    byte[] flipped = valid().plain();
    flipped[3]++;
    refused(flipped, "not a tar archive, or a damaged one");
    refused(
        new TarBytes().member("d/a", '0', 601, new byte[601]).plain(),
        "member 'd/a' must have at most 600 bytes, got 601");
    // The size is believed only as far as there are bytes, and a link is no file.
    refused(new TarBytes().member("d/x", '0', 8_000_000_000L, new byte[9]).plain(), "ends within");
    refused(new TarBytes().member("d/a", '2', 0, new byte[0]).plain(), "has no member");
    byte[] packed = valid().gzipped();
    refused(Arrays.copyOf(packed, packed.length / 2), "ends within a member");
  }
}
