package dev.erlangen.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextInputTest {
  private static TextInput of(String text) {
    return TextInput.of("t.txt", text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void readsWordsOfLines() {
    try (TextInput in = of("3 -4,+5\t1e-2\r\n\n last")) {
      assertThat(in.next()).isTrue();
      assertThat(in.integer("a", 0, 9)).isEqualTo(3);
      assertThat(in.integer("b", -9, 9)).isEqualTo(-4);
      assertThat(in.integer("c", -9, 9)).isEqualTo(5);
      assertThat(in.real("d")).isEqualTo(.01);
      in.endOfLine();
      assertThat(in.next()).isTrue();
      assertThat(in.atEnd()).isTrue();
      assertThat(in.nextNotBlank()).isTrue();
      assertThat(in.number()).isEqualTo(3);
      assertThat(in.word("e")).isEqualTo("last");
      assertThat(in.next()).isFalse();
    }
  }

  @Test
  void extremeIntegersAreExact() {
    try (TextInput in = of("2147483647 -2147483648")) {
      in.require("numbers");
      assertThat(in.integer("a", Integer.MIN_VALUE, Integer.MAX_VALUE)).isEqualTo(2147483647);
      assertThat(in.integer("b", Integer.MIN_VALUE, Integer.MAX_VALUE)).isEqualTo(-2147483648);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2147483648", "1.0", "0x1", "--1", "+", "-", "99999999999999999999", "1a"})
  void otherWordsAreNotIntegers(String word) {
    try (TextInput in = of("\n" + word)) {
      in.next();
      in.next();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> in.integer("size", 0, Integer.MAX_VALUE))
          .withMessage(
              "t.txt:2: size must be an integer in [0, 2147483647], got '%s'".formatted(word));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "1d", "0x1p3", "1e999", "-", "e", "1.2.3"})
  void otherWordsAreNotNumbers(String word) {
    try (TextInput in = of(word)) {
      in.next();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> in.real("y"))
          .withMessage("t.txt:1: y must be a finite number, got '%s'".formatted(word));
    }
  }

  @Test
  void gzipIsRecognisedAndTruncationIsAnError() throws IOException {
    String text = "1 2 3\n".repeat(100_000);
    byte[] whole = gzip(text);
    try (TextInput in = TextInput.of("t.gz", whole)) {
      int lines = 0;
      while (in.next()) {
        lines++;
        assertThat(in.integer("x", 1, 1)).isEqualTo(1);
      }
      assertThat(lines).isEqualTo(100_000);
    }
    byte[] cut = Arrays.copyOf(whole, whole.length - 20);
    try (TextInput in = TextInput.of("t.gz", cut)) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> {
                while (in.next()) {
                  in.line();
                }
              })
          .withMessageStartingWith("t.gz: cannot be read: ");
    }
  }

  @Test
  void linesLongerThanTheBufferAreWhole() {
    String longLine = "7 ".repeat(200_000);
    try (TextInput in = of(longLine + "\n8")) {
      in.next();
      assertThat(in.line()).isEqualTo(longLine);
      in.next();
      assertThat(in.integer("x", 8, 8)).isEqualTo(8);
    }
  }

  @Test
  void absentFilesAndMissingPartsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextInput.open(Path.of("no/such.txt")))
        .withMessage("there is no file " + Path.of("no/such.txt"));
    try (TextInput in = of("1")) {
      in.next();
      in.integer("x", 0, 9);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> in.word("a name"))
          .withMessage("t.txt:1: the line ends where a name should follow");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> in.require("the rest"))
          .withMessage("t.txt:1: the file ends where the rest should follow");
    }
    try (TextInput in = of("1 2")) {
      in.next();
      assertThatIllegalArgumentException()
          .isThrownBy(in::endOfLine)
          .withMessage("t.txt:1: the line should end here, got '1'");
    }
  }
}
