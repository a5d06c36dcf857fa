package dev.erlangen.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Position;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Snapshot;
import dev.erlangen.train.loop.Training;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
  /** Settings of a recipe. */
  record Config(int width, double rate) {}

  private static final Training TRAINING =
      Training.of(4, 8, Optimizer.adamw(0.1, 0.2), Schedule.cosine(1)).clipping(2);

  private static Identity identity(Config config, Training training) {
    return Identity.of(Map.of("seed", "3"), config, new Config(16, 0.5), training);
  }

  private static Map<String, String> without(Identity identity, String... names) {
    Map<String, String> values = new TreeMap<>(identity.values());
    values.keySet().removeAll(List.of(names));
    assertThat(values).hasSize(identity.values().size() - names.length);
    return values;
  }

  @Test
  void everySettingCounts() {
    Identity then = identity(new Config(8, 0.5), TRAINING);
    assertThat(then.differences(then.values())).isEmpty();
    assertThat(identity(new Config(8, 0.25), TRAINING).differences(then.values()))
        .containsExactly("setting rate was 0.5, now it is 0.25");
    assertThat(identity(new Config(8, 0.5), TRAINING.clipping(1)).differences(then.values()))
        .containsExactly("training clipNorm was 2.0, now it is 1.0");
    Training slower = Training.of(4, 8, Optimizer.adamw(0.1, 0), Schedule.cosine(2)).clipping(2);
    assertThat(identity(new Config(8, 0.5), slower).differences(then.values()))
        .containsExactly(
            "training optimizer.weightDecay was 0.2, now it is 0.0",
            "training schedule.warmup was 1, now it is 2");
  }

  @Test
  void anOlderBuildDidWhatIsUsualNow() {
    Identity now = identity(new Config(8, 0.5), TRAINING);
    Map<String, String> older =
        without(now, "setting rate", "training emaDecay", "training optimizer.beta1");
    assertThat(now.differences(older)).isEmpty();
    assertThat(identity(new Config(8, 1), TRAINING.averagingParameters(0.9)).differences(older))
        .containsExactly(
            "setting rate was 0.5, now it is 1.0", "training emaDecay was 0.0, now it is 0.9");
  }

  @Test
  void whatOnlyTheOtherBuildKnowsIsADifference() {
    Identity now = identity(new Config(8, 0.5), TRAINING);
    Map<String, String> newer = new TreeMap<>(now.values());
    newer.put("training sharpness", "0.05");
    assertThat(now.differences(newer))
        .containsExactly("training sharpness was 0.05, now it is unknown");
    assertThat(now.differences(without(now, "seed")))
        .containsExactly("seed was unknown, now it is 3");
  }

  @Test
  void aFileTellsWhatDiffers(@TempDir Path folder) throws Exception {
    Identity then = identity(new Config(8, 0.5), TRAINING);
    Path path = folder.resolve("c.safetensors");
    new CheckpointFile(path, then)
        .write(
            new Snapshot(
                new Position(0, 0, 0, 0, List.of(), 0, false, 0, List.of()),
                Map.of("a", Tensors.of(new float[] {1}))));
    assertThat(new CheckpointFile(path, then).read()).isPresent();
    CheckpointFile other = new CheckpointFile(path, identity(new Config(9, 0.5), TRAINING));
    assertThatThrownBy(other::read)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("%s belongs to another training:\n  setting width was 8, now it is 9", path);
  }
}
