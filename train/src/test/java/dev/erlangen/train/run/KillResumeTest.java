package dev.erlangen.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.Torch;
import dev.erlangen.train.loop.Epoch;
import dev.erlangen.train.result.ArmResult;
import dev.erlangen.train.result.SeedResult;
import dev.erlangen.train.store.RunFolder;
import dev.erlangen.train.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training in a process of its own is killed at random moments and continued until it is done:
 * the results must be the bits of a training that nobody disturbed. {@code -Dkills=200} sets the
 * number.
 */
class KillResumeTest {
  private static final int KILLS = Integer.getInteger("kills", 3);

  /** Longest life of a process after its first step, in milliseconds. */
  private static final int LIFE = 1000;

  @TempDir private Path folder;

  @Test
  void killedTrainingsEndWithTheSameBits() throws Exception {
    Torch.threads(1);
    NoisyRecipe recipe = new NoisyRecipe();
    RunStore undisturbed = new RunStore(folder.resolve("undisturbed"));
    Outcome expected =
        Runner.run(recipe, recipe.defaults(), RunOptions.ofSeeds(3, 4).storedIn(undisturbed));
    List<String> bits = bits(expected.folder().orElseThrow());

    Random random = new Random(5);
    int kills = 0;
    int runs = 0;
    while (kills < KILLS || runs == 0) {
      Path place = Files.createDirectory(folder.resolve("killed" + runs));
      while (!finished(place, kills < KILLS ? random.nextInt(LIFE) : -1, random.nextInt(4) > 0)) {
        kills++;
      }
      List<String> got = bits(new RunStore(place).find("last"));
      for (int i = 0; i < bits.size(); i++) {
        assertThat(got.get(i)).as("line %d, kills %d", i, kills).isEqualTo(bits.get(i));
      }
      assertThat(got).hasSameSizeAs(bits);
      runs++;
      System.out.printf("%d kills in %d runs, all results identical%n", kills, runs);
    }
  }

  /**
   * Lets a process train until it is done or {@code millis} have passed since its first step, or
   * since it loaded libtorch.
   */
  private static boolean finished(Path place, int millis, boolean steps) throws Exception {
    String sign = steps ? "training" : "ready";
    Path output = place.resolveSibling(place.getFileName() + ".log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-Dorg.bytedeco.javacpp.maxBytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                KillMain.class.getName(),
                place.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      while (!Files.readString(output).contains(sign) && process.isAlive()) {
        Thread.sleep(10);
      }
      if (millis < 0 || process.waitFor(millis, TimeUnit.MILLISECONDS)) {
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        return true;
      }
      return false;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** Everything that must not differ, every double as its bits. */
  private static List<String> bits(RunFolder run) throws IOException {
    List<String> out = new ArrayList<>();
    for (ArmResult arm : run.result().arms()) {
      for (SeedResult seed : arm.seeds()) {
        out.add(arm.name() + " " + seed.seed() + " best epoch " + seed.bestEpoch());
        out.add("test " + hex(seed.test()) + " validation " + hex(seed.validation()));
        assertThat(run.fit(arm.name(), seed.seed()).log()).hasSameSizeAs(seed.history());
        for (Epoch e : seed.history()) {
          out.add(
              "%d %s %s %s %s"
                  .formatted(
                      e.epoch(), hex(e.loss()), hex(e.rate()), hex(e.validation()), hex(e.test())));
        }
        byte[] model = Files.readAllBytes(run.fit(arm.name(), seed.seed()).model());
        out.add(HexFormat.of().formatHex(model));
      }
    }
    return out;
  }

  private static String hex(double value) {
    return Long.toHexString(Double.doubleToRawLongBits(value));
  }

  private static String hex(Map<String, Double> metrics) {
    TreeMap<String, String> out = new TreeMap<>();
    metrics.forEach((name, value) -> out.put(name, hex(value)));
    return out.toString();
  }
}
