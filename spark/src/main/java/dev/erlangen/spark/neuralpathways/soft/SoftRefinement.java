package dev.erlangen.spark.neuralpathways.soft;

import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.expert.Expert;
import dev.erlangen.spark.neuralpathways.expert.ExpertData;
import dev.erlangen.spark.neuralpathways.expert.ExpertTask;
import dev.erlangen.spark.neuralpathways.expert.FitSpec;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.tree.RoutingTree;
import dev.erlangen.spark.neuralpathways.tree.TreeShape;
import dev.erlangen.train.loop.Goal;
import dev.erlangen.train.loop.Keeper;
import dev.erlangen.train.loop.Trainer;
import dev.erlangen.train.loop.Watcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Improves prototypes and experts of a small tree together, then routes hard again. */
public final class SoftRefinement {
  private SoftRefinement() {}

  /**
   * Returns the refined model; its experts should be trained on for a while, because their rows
   * have changed.
   *
   * @param rows a sample that fits in memory
   */
  public static Assembled refine(Assembled model, Rows rows, FitSpec fit) {
    int inputs = model.reader().inputs(rows.features());
    PathwaysNet net = net(model, inputs);
    SoftProblem problem =
        new SoftProblem(net, model.reader(), rows, fit.steps(), fit.batch(), fit.seed());
    new Trainer(problem, ExpertTask.training(fit), new Goal("loss", true), fit.seed())
        .run(Keeper.NONE, Watcher.NONE);
    Map<Integer, ExpertData> experts = new TreeMap<>();
    model
        .experts()
        .forEach(
            (leaf, data) -> {
              Expert expert = Objects.requireNonNull(net.expert().get(leaf));
              float[] now = expert.parameters(model.spec(), inputs, model.reader().outputs());
              experts.put(leaf, data.with(now));
            });
    RoutingTree tree =
        new RoutingTree(net.shape(), model.tree().dimension(), Tensors.doubles(net.prototypes()));
    return new Assembled(tree, model.reader(), model.spec(), new TreeMap<>(experts));
  }

  /** Returns the model as trained tensors in single precision. */
  public static PathwaysNet net(Assembled model, int inputs) {
    TreeShape shape = model.tree().shape();
    List<@Nullable Expert> experts = new ArrayList<>();
    float[] middle = new float[shape.nodes() * inputs];
    float[] factor = new float[shape.nodes() * inputs];
    for (int node = 0; node < shape.nodes(); node++) {
      ExpertData data = model.experts().get(node);
      if (data == null) {
        experts.add(null);
        continue;
      }
      experts.add(Expert.of(model.spec(), inputs, model.reader().outputs(), data.parameters()));
      System.arraycopy(data.box().middle(), 0, middle, node * inputs, inputs);
      System.arraycopy(data.box().factor(), 0, factor, node * inputs, inputs);
    }
    double[] prototypes = model.tree().prototypes();
    float[] single = new float[prototypes.length];
    for (int i = 0; i < single.length; i++) {
      single[i] = (float) prototypes[i];
    }
    PathwaysNet net =
        new PathwaysNet(
            shape,
            kept(single, shape.nodes(), model.tree().dimension()),
            experts,
            kept(middle, shape.nodes(), inputs),
            kept(factor, shape.nodes(), inputs));
    net.prototypes().requires_grad_(true);
    experts.stream()
        .filter(e -> e != null)
        .flatMap(e -> Params.named(e).values().stream())
        .filter(t -> t.numel() > 0)
        .forEach(t -> t.requires_grad_(true));
    return net;
  }

  private static Tensor kept(float[] values, long rows, long columns) {
    return Tensors.kept(() -> Tensors.of(values, rows, columns));
  }
}
