package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;
import java.util.List;

/**
 * A function learnt by trees of several sizes and by central networks of the same total size.
 *
 * @param data the rows
 * @param tree the trees
 * @param expert the networks at the leaves
 * @param central the networks they are compared with
 */
public record FunctionSettings(Data data, Tree tree, Expert expert, Central central) {

  /** The rows. */
  public record Data(
      @About("the function") Functions function,
      @About("training rows") int train,
      @About("fresh test rows") int test) {
    public Data {
      Check.between("data.train", train, 100, 10_000_000);
      Check.between("data.test", test, 100, 10_000_000);
    }
  }

  /** The trees. */
  public record Tree(
      @About("children per node") int valency,
      @About("heights that are compared, the highest first") List<Integer> heights,
      @About("least rows of a leaf") int minLeaf) {
    public Tree {
      Check.that(valency >= 2, "tree.valency must be at least 2, got %d", valency);
      Check.that(!heights.isEmpty(), "tree.heights must not be empty");
      heights.forEach(h -> Check.between("tree.heights", h, 0, 20));
      Check.that(
          heights.stream().distinct().count() == heights.size(),
          "tree.heights must differ, got %s",
          heights);
      Check.positive("tree.minLeaf", minLeaf);
      heights = List.copyOf(heights);
    }
  }

  /** The experts. */
  public record Expert(
      @About("channels of a hidden layer") int width,
      @About("hidden layers") int depth,
      @About("updates per expert") int steps,
      @About("rows per update") int batch,
      @About("first learning rate, along half a cosine to 0") double rate) {
    public Expert {
      Check.between("expert.width", width, 1, 4096);
      Check.between("expert.depth", depth, 1, 16);
      Check.between("expert.steps", steps, 1, 1_000_000);
      Check.between("expert.batch", batch, 1, 1 << 16);
      Check.positive("expert.rate", rate);
    }
  }

  /** The central networks. */
  public record Central(
      @About("channels of each network") List<Integer> widths,
      @About("hidden layers of each network") List<Integer> depths,
      @About("updates") int steps,
      @About("rows per update") int batch,
      @About("first learning rate, along half a cosine to 0") double rate) {
    public Central {
      Check.that(
          widths.size() == depths.size() && !widths.isEmpty(),
          "central.widths and central.depths must be equally many, got %s and %s",
          widths,
          depths);
      widths.forEach(w -> Check.between("central.widths", w, 1, 1 << 16));
      depths.forEach(d -> Check.between("central.depths", d, 1, 64));
      Check.between("central.steps", steps, 1, 10_000_000);
      Check.between("central.batch", batch, 1, 1 << 16);
      Check.positive("central.rate", rate);
      widths = List.copyOf(widths);
      depths = List.copyOf(depths);
    }
  }
}
