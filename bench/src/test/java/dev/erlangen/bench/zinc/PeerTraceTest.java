package dev.erlangen.bench.zinc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.erlangen.core.Torch;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.tensor.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From the peer's initial parameters every step has the peer's loss, in float64: what is timed is
 * the same computation. Needs the folder {@code -Derlangen.traces} with the files {@code
 * trace_<preset>.safetensors} and {@code zinc_b<batch>_k<k>.safetensors}; see
 * bench/peers/README.md.
 */
class PeerTraceTest {
  private static final double TOLERANCE = 1e-9;

  @ParameterizedTest
  @EnumSource(Preset.class)
  void lossesAreThePeers(Preset preset) throws IOException {
    Path folder = Path.of(System.getProperty("erlangen.traces", ""));
    Path trace = folder.resolve("trace_" + preset.label() + ".safetensors");
    Path batches =
        folder.resolve("zinc_b%d_k%d.safetensors".formatted(preset.batch(), preset.eigenvectors()));
    assumeTrue(Files.exists(trace) && Files.exists(batches), "no " + trace + " or no " + batches);
    Torch.threads(1);
    Map<String, Tensor> all = SafeTensors.read(trace);
    Map<String, Tensor> initial = new LinkedHashMap<>();
    all.forEach(
        (name, t) -> {
          if (name.startsWith("param.")) {
            initial.put(name.substring("param.".length()), t);
          }
        });
    TrainingStep step = new TrainingStep(preset, batches, ScalarType.Double, false, initial);
    double[] losses = Tensors.doubles(all.get("losses"));
    for (int i = 0; i < losses.length; i++) {
      assertThat(step.run()).as("loss of step %d", i).isCloseTo(losses[i], within(TOLERANCE));
    }
  }
}
