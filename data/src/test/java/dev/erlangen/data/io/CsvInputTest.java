package dev.erlangen.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CsvInputTest {
  private static CsvInput of(String text) {
    return CsvInput.of("t.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsQuotedFieldsByColumnName() {
    try (CsvInput in = of("name,y\n\"a, \"\"b\"\"\",1.5\nc,\n")) {
      int name = in.column("name");
      int y = in.column("y");
      assertThat(in.next()).isTrue();
      assertThat(in.text(name)).isEqualTo("a, \"b\"");
      assertThat(in.real(y)).isEqualTo(1.5);
      assertThat(in.next()).isTrue();
      assertThat(in.real(y)).isNaN();
      assertThat(in.next()).isFalse();
    }
  }

  @Test
  void mistakesAreNamedWithTheirLine() {
    try (CsvInput in = of("smiles,y\nC,x\n")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> in.column("Smile"))
          .withMessage("t.csv: has no column 'Smile', only [smiles, y]; did you mean 'smiles'?");
      in.next();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> in.real(1))
          .withMessage("t.csv:2: y must be a finite number or empty, got 'x'");
    }
    try (CsvInput in = of("a,b\n1\n")) {
      assertThatIllegalArgumentException()
          .isThrownBy(in::next)
          .withMessage("t.csv:2: a row must have 2 fields, got 1");
    }
    try (CsvInput in = of("a,b\n1,2,3\n")) {
      assertThatIllegalArgumentException()
          .isThrownBy(in::next)
          .withMessageContaining("a row must have 2 fields, got 3");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(""))
        .withMessage("t.csv: the file ends where the header should be");
    String huge = "a\n\"" + "x".repeat(20_000_000) + "\"\n";
    try (CsvInput in = of(huge)) {
      assertThatIllegalArgumentException()
          .isThrownBy(in::next)
          .withMessageStartingWith("t.csv: is not a table: ");
    }
  }
}
