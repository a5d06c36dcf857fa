package dev.erlangen.spark.neuralpathways.soft;

import dev.erlangen.core.Check;
import dev.erlangen.core.params.Buffer;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.expert.Expert;
import dev.erlangen.spark.neuralpathways.tree.RoutingTree;
import dev.erlangen.spark.neuralpathways.tree.TreeShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Neural pathways as a model of tensors: hard prediction {@code f(x) = f_{ℓ(x)}(x)}, and the soft
 * relaxation {@code p_ℓ(x) = Π_{u on the path to ℓ} softmax_siblings(-‖φ(x) - c_u‖²/τ)} through
 * which prototypes get gradients. Invariant to the order in which siblings are stored, exact ties
 * apart; not to the scale of a feature.
 *
 * @param shape the tree
 * @param prototypes (nodes, d); the root's row is not used
 * @param expert by node, null for inner nodes
 * @param middle (nodes, n), subtracted from the inputs of an expert, or null
 * @param factor (nodes, n), which they are then multiplied by, or null
 */
public record PathwaysNet(
    TreeShape shape,
    Tensor prototypes,
    List<@Nullable Expert> expert,
    @Buffer @Nullable Tensor middle,
    @Buffer @Nullable Tensor factor) {
  public PathwaysNet {
    expert = Collections.unmodifiableList(new ArrayList<>(expert));
    Check.that(
        prototypes.dim() == 2 && prototypes.size(0) == shape.nodes(),
        "%d nodes need prototypes of as many rows, got %s",
        shape.nodes(),
        Tensors.shape(prototypes));
    Check.that(
        expert.size() == shape.nodes(),
        "%d nodes need a list of as many experts, got %d",
        shape.nodes(),
        expert.size());
    for (int leaf : shape.leaves()) {
      Check.that(expert.get(leaf) != null, "leaf %d has no expert", leaf);
    }
  }

  /** A net whose experts read their inputs as they are. */
  public PathwaysNet(TreeShape shape, Tensor prototypes, List<@Nullable Expert> expert) {
    this(shape, prototypes, expert, null, null);
  }

  /** The router of the current prototypes. */
  public RoutingTree router() {
    return new RoutingTree(shape, (int) prototypes.size(1), Tensors.doubles(prototypes));
  }

  /** Returns the leaf of every row of φ (N, d). */
  public int[] route(Tensor phi) {
    Check.that(
        phi.dim() == 2 && phi.size(1) == prototypes.size(1),
        "routing needs %d features per row, got %s",
        prototypes.size(1),
        Tensors.shape(phi));
    return router().routeAll(Tensors.doubles(phi));
  }

  /** Hard prediction (N, m) of rows x (N, n) that are routed by φ (N, d). */
  public Tensor forward(Tensor phi, Tensor x) {
    int[] leaf = route(phi);
    List<Tensor> parts = new ArrayList<>();
    long[] order = new long[leaf.length];
    int at = 0;
    for (int l : shape.leaves()) {
      long[] rows =
          IntStream.range(0, leaf.length).filter(i -> leaf[i] == l).asLongStream().toArray();
      if (rows.length > 0) {
        parts.add(at(l, x.index_select(0, Tensors.of(rows))));
        for (long row : rows) {
          order[(int) row] = at++;
        }
      }
    }
    Check.that(!parts.isEmpty(), "there are no rows");
    return Tensors.cat(0, parts.toArray(Tensor[]::new)).index_select(0, Tensors.of(order));
  }

  /** What the expert of a leaf gives for x (N, n). */
  public Tensor at(int leaf, Tensor x) {
    Tensor in = x;
    if (middle != null && factor != null) {
      in = x.sub(middle.select(0, leaf)).mul(factor.select(0, leaf));
    }
    return Objects.requireNonNull(expert.get(leaf)).forward(in);
  }

  /**
   * Logarithms of the path probabilities, (N, leaves), columns in ascending order of the leaves.
   *
   * @param phi (N, d)
   * @param tau temperature τ; towards 0 the nearest path gets all
   */
  public Tensor softLog(Tensor phi, double tau) {
    Check.positive("tau", tau);
    Tensor distance = phi.unsqueeze(1).sub(prototypes.unsqueeze(0)).square().sum(2); // (N, nodes)
    Tensor[] path = new Tensor[shape.nodes()];
    for (int node = 0; node < shape.nodes(); node++) {
      int[] children = shape.children(node);
      if (children.length > 0) {
        long[] columns = Arrays.stream(children).asLongStream().toArray();
        Tensor logits = distance.index_select(1, Tensors.of(columns)).mul(new Scalar(-1 / tau));
        Tensor share = torch.log_softmax(logits, 1);
        for (int c = 0; c < children.length; c++) {
          Tensor own = share.select(1, c);
          path[children[c]] = node == 0 ? own : own.add(path[node]);
        }
      }
    }
    if (shape.nodes() == 1) {
      return distance.mul(new Scalar(0.0));
    }
    int[] leaves = shape.leaves();
    Tensor[] columns = new Tensor[leaves.length];
    Arrays.setAll(columns, i -> path[leaves[i]]);
    return Tensors.stack(1, columns);
  }

  /** What every expert gives for every row, (N, leaves, m). */
  public Tensor everywhere(Tensor x) {
    int[] leaves = shape.leaves();
    Tensor[] out = new Tensor[leaves.length];
    Arrays.setAll(out, i -> at(leaves[i], x));
    return Tensors.stack(1, out);
  }

  /**
   * Mean over the rows of {@code Σ_ℓ p_ℓ(x) mean_m (f_ℓ(x) - y)²}.
   *
   * @param y (N, m)
   */
  public Tensor softLoss(Tensor phi, Tensor x, Tensor y, double tau) {
    Tensor squares = everywhere(x).sub(y.unsqueeze(1)).square().mean(2); // (N, leaves)
    return softLog(phi, tau).exp().mul(squares).sum(1).mean();
  }

  /**
   * Mean over the rows of {@code -Σ_ℓ p_ℓ(x) log softmax(f_ℓ(x))_y}.
   *
   * @param classes int64 (N)
   */
  public Tensor softCrossEntropy(Tensor phi, Tensor x, Tensor classes, double tau) {
    Tensor logs = torch.log_softmax(everywhere(x), 2); // (N, leaves, m)
    long[] shape = {logs.size(0), logs.size(1), 1};
    Tensor picked = logs.gather(2, classes.view(-1, 1, 1).expand(shape)).squeeze(2);
    return softLog(phi, tau).exp().mul(picked).sum(1).mean().neg();
  }
}
