package dev.erlangen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
  @Test
  void aNumberCountsAndAListNames() {
    assertThat(Arguments.seeds("3")).containsExactly(0L, 1L, 2L);
    assertThat(Arguments.seeds("3,")).containsExactly(3L);
    assertThat(Arguments.seeds("7, 0,-2")).containsExactly(7L, 0L, -2L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1001", "1.5", ",", "1,,2", "99999999999999999999", "1;2"})
  void otherTextsAreRefused(String text) {
    assertThatThrownBy(() -> Arguments.seeds(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--seeds");
  }

  @Test
  void quotedWordsCanBeTypedAgain() {
    assertThat(Arguments.quoted(List.of("train", "x-y", "--set", "a.b=1", "two words", "it's", "")))
        .isEqualTo("train x-y --set a.b=1 'two words' 'it'\\''s' ''");
  }
}
