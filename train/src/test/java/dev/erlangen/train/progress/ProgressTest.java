package dev.erlangen.train.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
  private long now = 5_000_000_000L;

  private void after(double seconds) {
    now += (long) (seconds * 1e9);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private String lastFrame() {
    String text = text();
    return text.substring(text.lastIndexOf('\r') + 1);
  }

  @Test
  void theBarShowsShareDetailAndTimeLeft() {
    Bar bar = new Bar(out, new Terminal(100, false, true), () -> now);
    bar.show("fit", 0, 200, "loss 9");
    after(10);
    bar.show("fit", 50, 200, "loss 1");
    assertThat(lastFrame()).isEqualTo("fit █████░░░░░░░░░░░░░░░  25%  loss 1  0:30 left\u001b[K");
    after(10);
    bar.show("fit", 105, 200, "loss 0.5");
    assertThat(lastFrame()).startsWith("fit ██████████▌░░░░░░░░░  53%  loss 0.5  0:1");
    bar.end();
    assertThat(lastFrame()).contains("took 0:20").endsWith("\u001b[K" + System.lineSeparator());
  }

  @Test
  void aResumedTaskKnowsItsSpeed() {
    Bar bar = new Bar(out, new Terminal(100, false, true), () -> now);
    bar.show("fit", 900, 1000, "");
    after(5);
    bar.show("fit", 950, 1000, "");
    assertThat(lastFrame()).contains("10.0/s  0:05 left");
  }

  @Test
  void noFrameIsWiderThanTheTerminal() {
    for (int width = 40; width < 130; width++) {
      bytes.reset();
      Bar bar = new Bar(out, new Terminal(width, false, width % 2 == 0), () -> now);
      for (int i = 0; i <= 10; i++) {
        after(3);
        bar.show("GatedGCN + SignNet on molecules, seed 3", i * 10, 100, "epoch 3  loss 0.25");
      }
      for (String frame : text().split("\r", -1)) {
        assertThat(frame.replace("\u001b[K", "").length()).isLessThan(width);
      }
    }
  }

  @Test
  void redrawsAreRareAndLinesStayAbove() {
    Bar bar = new Bar(out, new Terminal(80, true, true), () -> now);
    for (int i = 0; i < 1000; i++) {
      after(0.001);
      bar.show("a", i, 1000, "");
    }
    assertThat(text().chars().filter(c -> c == '\r').count()).isBetween(9L, 11L);
    bar.line("warning");
    assertThat(text()).contains("\r\u001b[Kwarning" + System.lineSeparator() + "\ra ");
    assertThat(text()).contains("\u001b[32m");
  }

  @Test
  void withoutATerminalThereIsALineEveryFiveSeconds() {
    Lines lines = new Lines(out, () -> now);
    for (int i = 0; i <= 120; i++) {
      lines.show("read", i, 120, "");
      after(0.1);
    }
    lines.show("write", 1, 0, "");
    lines.end();
    assertThat(text().lines())
        .containsExactly(
            "read  42%  10.0/s  0:07 left",
            "read  83%  10.0/s  0:02 left", "read  100%  10.0/s  took 0:12", "write  1  took 0:00");
    assertThat(text()).doesNotContain("\u001b", "\r");
  }

  @Test
  void clocksReadLikeClocks() {
    assertThat(Meter.clock(7.4)).isEqualTo("0:07");
    assertThat(Meter.clock(754)).isEqualTo("12:34");
    assertThat(Meter.clock(3723)).isEqualTo("1:02:03");
  }
}
