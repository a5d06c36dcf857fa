package dev.erlangen.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
  private static Path zip(Path folder, String... names) throws IOException {
    Path file = folder.resolve("a.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        if (!name.endsWith("/")) {
          zip.write(name.getBytes(StandardCharsets.UTF_8));
        }
        zip.closeEntry();
      }
    }
    return file;
  }

  @Test
  void unpacksIntoTheFolder(@TempDir Path folder) throws IOException {
    Path target = folder.resolve("out");
    Archive.unzip(zip(folder, "DS/", "DS/DS_A.txt", "readme"), target);
    assertThat(target.resolve("DS/DS_A.txt")).hasContent("DS/DS_A.txt");
    assertThat(target.resolve("readme")).hasContent("readme");
    Archive.unzip(zip(folder, "other"), target);
    assertThat(target.resolve("readme")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "a/../../evil", "/evil", "C:evil", "a\\..\\evil", "a/\u0001"})
  void entriesCannotLeaveTheFolder(String name, @TempDir Path folder) throws IOException {
    Path target = folder.resolve("deep").resolve("out");
    Path archive = zip(folder, "fine", name);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Archive.unzip(archive, target))
        .withMessageContaining("an entry must stay inside the folder");
    assertThat(target).doesNotExist();
    assertThat(folder.resolve("evil")).doesNotExist();
    assertThat(folder.resolve("deep/evil")).doesNotExist();
  }

  @Test
  void tooManyEntriesAndOtherFilesAreRefused(@TempDir Path folder) throws IOException {
    String[] names = new String[10_001];
    for (int i = 0; i < names.length; i++) {
      names[i] = "f" + i;
    }
    Path archive = zip(folder, names);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Archive.unzip(archive, folder.resolve("out")))
        .withMessageContaining("at most 10000 entries, got 10001");
    Path text = Files.writeString(folder.resolve("text"), "no archive");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Archive.unzip(text, folder.resolve("out")))
        .withMessageContaining("cannot be read");
  }
}
