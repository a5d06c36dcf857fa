package dev.erlangen.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TorchTest {
  /** Sets the threads before anything has loaded libtorch. */
  static final class Early {
    private Early() {}

    public static void main(String[] args) {
      Torch.threads(3);
      Torch.load();
      new Rng(0).normal(2);
      System.out.println("threads " + Torch.threads());
    }
  }

  /** In a process of its own: here libtorch may be loaded already. */
  @Test
  void threadsSetBeforeLoadingStay() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Derlangen.threads=2",
                "-cp",
                System.getProperty("java.class.path"),
                Early.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).contains("threads 3");
  }
}
