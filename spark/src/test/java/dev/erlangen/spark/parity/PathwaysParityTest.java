package dev.erlangen.spark.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.Parity;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.testkit.ParityCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class PathwaysParityTest {
  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> everyCaseAgrees() {
    return ParityCases.of("pathways");
  }

  @Test
  void imagesOutsideTheirRangeDiffer() throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode().put("system", "pathways").put("model", "data");
    root.putObject("config").put("max_value", 16);
    ObjectNode images = root.putObject("tensors").putObject("images").put("dtype", "uint8");
    images.putArray("shape").add(3);
    Files.write(folder.resolve("a.json"), json.writeValueAsBytes(root));
    for (long last : new long[] {16, 17}) {
      Map<String, Tensor> tensors =
          Map.of("images", Tensors.of(new long[] {0, 3, last}).to(ScalarType.Byte));
      SafeTensors.write(folder.resolve("a.safetensors"), tensors, Map.of());
      assertThat(Parity.run(folder.resolve("a.json")).agrees()).isEqualTo(last == 16);
    }
  }

  @Test
  void mistakesInTheConfigurationAreNamed() {
    ObjectMapper json = new ObjectMapper();
    ObjectNode config = json.createObjectNode().put("in_features", 2).put("out_features", 0);
    var build = new PathwaysParity().models().get("neural-pathways");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> build.apply(CaseConfig.of(config)))
        .withMessage("config.out_features must be in [1, 1048576], got 0");
    config.put("out_features", 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> build.apply(CaseConfig.of(config)))
        .withMessageContaining("config.tree_parent must be a list");
    config.putArray("tree_parent").add(-1).add(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> build.apply(CaseConfig.of(config)))
        .withMessageContaining("the parent of node 1 must be one of 0 to 0, got 3");
  }
}
