package dev.erlangen.spark.neuralpathways.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.testkit.HostileInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  @Test
  void columnsFindTheirPlace() throws IOException {
    Path file = file("b,id,y,a\n1,7,0.5,2\n3,9,1.5,4\n");
    CsvRows rows = CsvRows.training(file, Optional.of("id"), List.of("y"), false);
    assertThat(rows.features()).containsExactly("b", "a");
    assertThat(rows.rows().ids()).containsExactly(7, 9);
    assertThat(rows.rows().x()).containsExactly(1, 2, 3, 4);
    assertThat(rows.rows().y()).containsExactly(0.5f, 1.5f);
    assertThat(rows.outputs()).containsExactly("y");
    CsvRows swapped = CsvRows.features(file, Optional.empty(), List.of("a", "b"));
    assertThat(swapped.rows().x()).containsExactly(2, 1, 4, 3);
    assertThat(swapped.rows().ids()).containsExactly(0, 1);
  }

  @Test
  void classesAreWords() throws IOException {
    CsvRows words =
        CsvRows.training(file("x,c\n1,b\n2,a\n3,b\n"), Optional.empty(), List.of("c"), true);
    assertThat(words.outputs()).containsExactly("a", "b");
    assertThat(words.rows().y()).containsExactly(1, 0, 1);
    CsvRows numbers =
        CsvRows.training(file("x,c\n1,10\n2,9\n"), Optional.empty(), List.of("c"), true);
    assertThat(numbers.outputs()).containsExactly("9", "10");
  }

  @Test
  void mistakesAreNamed() throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvRows.training(file("x,y\n"), Optional.empty(), List.of("y"), false))
        .withMessageContaining("the data set is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CsvRows.training(file("x,y\n1,2\n"), Optional.empty(), List.of("z"), false))
        .withMessageContaining("has no column 'z'");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CsvRows.training(file("x,y\nk,2\n"), Optional.empty(), List.of("y"), false))
        .withMessageContaining(":2: x must be a finite number or empty, got 'k'");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CsvRows.training(file("x,y\n1,a\n2,a\n"), Optional.empty(), List.of("y"), true))
        .withMessageContaining("needs 2 to 10000 classes, got 1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CsvRows.training(file("x,y\n1.5,1\n"), Optional.of("x"), List.of("y"), false))
        .withMessageContaining("no column but targets and id");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CsvRows.training(file("i,x,y\n1.5,1,2\n"), Optional.of("i"), List.of("y"), false))
        .withMessageContaining("an id must be a whole number, got '1.5'");
  }

  @Test
  void damagedTablesAreReadOrRefused() {
    byte[] good = "x,y\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8);
    HostileInput.of(300, good)
        .feed(
            bytes -> {
              Path file = Files.write(folder.resolve("h.csv"), bytes);
              CsvRows.training(file, Optional.empty(), List.of("y"), false);
            });
  }
}
