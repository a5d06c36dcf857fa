package dev.erlangen.spark.parity;

import dev.erlangen.core.Check;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.parity.ParitySystem;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.expert.Expert;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.soft.PathwaysNet;
import dev.erlangen.spark.neuralpathways.tree.Lloyd;
import dev.erlangen.spark.neuralpathways.tree.TreeShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** {@code pathways/neural-pathways}: k-means, hard and soft routing, predictions, the soft loss. */
public final class PathwaysParity implements ParitySystem {
  @Override
  public String system() {
    return "pathways";
  }

  @Override
  public Map<String, Function<CaseConfig, ParityModel<?>>> models() {
    return Map.of("neural-pathways", PathwaysParity::of);
  }

  private static ParityModel<?> of(CaseConfig config) {
    int in = positive(config, "in_features");
    int out = positive(config, "out_features");
    int[] parent = config.integers("tree_parent").stream().mapToInt(Integer::intValue).toArray();
    TreeShape shape = new TreeShape(parent);
    String activation = config.word("expert_activation", "prelu", "prelu", "relu");
    int depth =
        (int)
            Check.between(
                "config.expert_hidden_layers", config.integer("expert_hidden_layers"), 0, 64);
    ExpertSpec spec =
        new ExpertSpec(
            depth == 0 ? 0 : positive(config, "expert_width"),
            depth,
            ExpertSpec.Kink.valueOf(activation.toUpperCase(Locale.ROOT)));
    List<@Nullable Expert> experts = new ArrayList<>();
    for (int node = 0; node < shape.nodes(); node++) {
      experts.add(
          shape.isLeaf(node)
              ? Expert.of(spec, in, out, new float[spec.parameters(in, out)])
              : null);
    }
    Tensor prototypes = Tensors.kept(() -> torch.zeros(shape.nodes(), in));
    double tau = Check.positive("config.tau", config.number("tau", 1));
    PathwaysNet net = new PathwaysNet(shape, prototypes, experts);
    Params.named(net).values().stream()
        .filter(t -> t.numel() > 0)
        .forEach(t -> t.requires_grad_(true));
    int iterations =
        (int)
            Check.between(
                "config.kmeans_iterations", config.integer("kmeans_iterations"), 0, 1 << 20);
    return new ParityModel<>(net, (n, inputs, mode) -> run(n, tau, iterations, inputs));
  }

  private static int positive(CaseConfig config, String key) {
    return (int) Check.between("config." + key, config.integer(key), 1, 1 << 20);
  }

  private static Map<String, Tensor> run(
      PathwaysNet net, double tau, int iterations, CaseInputs inputs) {
    Map<String, Tensor> out = new LinkedHashMap<>();
    Tensor x = matrix(inputs, "X");
    if (inputs.has("kmeans_init")) {
      Tensor start = matrix(inputs, "kmeans_init");
      int d = (int) x.size(1);
      Lloyd.Result found = Lloyd.run(Tensors.doubles(x), d, Tensors.doubles(start), iterations);
      out.put("kmeans_centres", Tensors.of(found.centres(), start.size(0), d));
      out.put("kmeans_assignment", longs(found.assignment()));
    }
    Tensor z = matrix(inputs, "Z");
    out.put("route_leaf", longs(net.route(z)));
    out.put("prediction", net.forward(z, z));
    out.put("soft_logp", net.softLog(x, tau));
    Tensor loss = net.softLoss(x, x, matrix(inputs, "Y"), tau);
    out.put("soft_loss", loss);
    out.put("loss", loss);
    return out;
  }

  private static Tensor matrix(CaseInputs inputs, String name) {
    Tensor t = inputs.get(name);
    Check.that(t.dim() == 2, "input.%s must be a matrix, got shape %s", name, Tensors.shape(t));
    return t;
  }

  private static Tensor longs(int[] values) {
    return Tensors.of(Arrays.stream(values).asLongStream().toArray());
  }
}
