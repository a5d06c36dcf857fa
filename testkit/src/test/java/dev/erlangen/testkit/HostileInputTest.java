package dev.erlangen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class HostileInputTest {
  private static final byte[] SEED = "3:1,2,3".getBytes(StandardCharsets.UTF_8);

  /** Reads {@code n:a,b,…}. */
  private static int[] read(byte[] input, boolean careful) throws IOException {
    String text = new String(input, StandardCharsets.UTF_8);
    int colon = text.indexOf(':');
    if (careful && colon < 0) {
      throw new IOException("no count");
    }
    int n = Integer.parseInt(text.substring(0, colon));
    String[] parts = text.substring(colon + 1).split(",", -1);
    if (careful && (n < 0 || n != parts.length)) {
      throw new IllegalArgumentException("count " + n + " for " + parts.length);
    }
    int[] out = new int[n];
    for (int i = 0; i < n; i++) {
      out[i] = Integer.parseInt(parts[i]);
    }
    return out;
  }

  @Test
  void aCarefulReaderReadsOrRefuses() {
    HostileInput.Outcome o = HostileInput.of(2000, SEED).feed(in -> read(in, true));
    assertThat(o.read() + o.refused()).isEqualTo(2000);
    assertThat(o.refused()).isGreaterThan(500);
    assertThat(o.read()).isGreaterThan(20);
    assertThat(HostileInput.of(2000, SEED).feed(in -> read(in, true))).isEqualTo(o);
  }

  @Test
  void aCarelessReaderIsCaught() {
    assertThatThrownBy(() -> HostileInput.of(2000, SEED).feed(in -> read(in, false)))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("instead of a refusal");
    assertThatThrownBy(
            () ->
                HostileInput.of(200, SEED)
                    .feed(
                        in -> {
                          if (in.length != SEED.length) {
                            throw new StackOverflowError();
                          }
                        }))
        .isInstanceOf(AssertionFailedError.class);
  }

  @Test
  void aReaderThatRefusesEverythingIsCaught() {
    assertThatThrownBy(
            () ->
                HostileInput.of(10, SEED)
                    .feed(
                        in -> {
                          throw new IOException("never");
                        }))
        .hasMessageContaining("a well-formed input is refused");
  }
}
