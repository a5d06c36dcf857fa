package dev.erlangen.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  private static AtomicFile.Writer text(String text) {
    return channel -> channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aFailedWriteLeavesTheOldContentAndNothingElse() throws IOException {
    Path file = folder.resolve("new").resolve("a.txt");
    AtomicFile.write(file, text("old"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    channel -> {
                      text("half").write(channel);
                      throw new IOException("disk full");
                    }));
    assertThat(file).hasContent("old");
    AtomicFile.write(file, text("young"));
    assertThat(file).hasContent("young");
    try (var files = Files.list(folder.resolve("new"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void linksStayAndFoldersAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    AtomicFile.write(link, text("young"));
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(file).hasContent("young");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> AtomicFile.write(folder, text("x")))
        .withMessage(folder + " is a folder");
  }

  @Test
  void aDeviceStaysADevice() throws IOException {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.isWritable(device), "no /dev/null here");
    AtomicFile.write(device, text("lost"));
    assertThat(Files.isRegularFile(device)).isFalse();
    assertThat(Files.exists(device)).isTrue();
  }

  @Test
  void whatLiesInSharedMemoryIsAFile() throws IOException {
    Path memory = Path.of("/dev/shm");
    assumeTrue(Files.isWritable(memory), "no /dev/shm here");
    Path file = Files.createTempFile(memory, "atomic", ".txt");
    try {
      AtomicFile.write(file, text("old"));
      AtomicFile.write(file, text("young"));
      assertThat(file).hasContent("young");
    } finally {
      Files.delete(file);
    }
  }
}
