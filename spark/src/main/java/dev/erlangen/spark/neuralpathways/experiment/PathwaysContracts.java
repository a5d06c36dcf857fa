package dev.erlangen.spark.neuralpathways.experiment;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Forward;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.data.RowReader;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.soft.PathwaysNet;
import dev.erlangen.spark.neuralpathways.soft.SoftRefinement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What a trained model must not depend on, and what it must.
 *
 * @param net the model as tensors
 * @param reader what it routes by
 * @param n features
 */
record PathwaysContracts(PathwaysNet net, RowReader reader, int n) {
  private static final int QUERIES = 24;

  /** The contracts of a trained model on rows of the unit cube. */
  static List<SymmetryContract> of(Assembled model, int n, String label) {
    PathwaysNet net = SoftRefinement.net(model, model.reader().inputs(n));
    return new PathwaysContracts(Params.freeze(net), model.reader(), n).all(label);
  }

  private List<SymmetryContract> all(String label) {
    List<SymmetryContract> out = new ArrayList<>();
    out.add(
        Contract.holds(
            label + ": a prediction does not depend on the other rows of its batch",
            Symmetry.equivariance(new Permutations(QUERIES), Actions.permute(0)),
            this::queries,
            model((some, x) -> inTwoBatches(some, x))));
    int branches = net.shape().children(0).length;
    if (branches > 1) {
      Function<ScalarType, Forward<Stored, Tensor>> stored =
          type -> (s, mode) -> predicted(s.net(), s.x());
      out.add(
          Contract.holds(
                  label + ": the order in which siblings are stored changes nothing",
                  Symmetry.<Permutation, Stored, Tensor>invariance(
                      new Permutations(branches),
                      (g, s) -> new Stored(s.x(), Siblings.permuted(g, s.net()))),
                  rng -> new Stored(queries(rng), net),
                  stored)
              .withVarying((s, rng) -> new Stored(queries(rng), s.net())));
      out.add(
          Contract.breaks(
              label + ": the scale of the features decides where a row goes",
              Symmetry.<Tensor, Tensor, Tensor>invariance(
                  new FeatureScales(n), (g, x) -> x.mul(Tensors.like(g, x))),
              this::queries,
              model((some, x) -> leaves(some, x))));
    }
    return List.copyOf(out);
  }

  /** Rows and the model that they go through. */
  private record Stored(Tensor x, PathwaysNet net) {}

  private interface Use {
    Tensor of(PathwaysNet net, Tensor x);
  }

  private static Function<ScalarType, Forward<Tensor, Tensor>> typed(PathwaysNet net, Use use) {
    return type -> {
      PathwaysNet same = Params.to(net, Torch.device("cpu"), type);
      return (x, mode) -> use.of(same, x);
    };
  }

  private Function<ScalarType, Forward<Tensor, Tensor>> model(Use use) {
    return typed(net, use);
  }

  private Tensor queries(Rng rng) {
    return rng.uniform(0, 1, QUERIES, n);
  }

  private Tensor phi(Tensor x) {
    Rows rows = Rows.of(n, Tensors.floats(x));
    double[] features = reader.features().of(rows);
    return Tensors.like(Tensors.of(features, rows.count(), reader.features().dimension()), x);
  }

  private Tensor predicted(PathwaysNet some, Tensor x) {
    Tensor phi = phi(x);
    return some.forward(phi, reader.routed() ? phi : x);
  }

  private Tensor inTwoBatches(PathwaysNet some, Tensor x) {
    long first = QUERIES / 3;
    return Tensors.cat(
        0,
        predicted(some, x.narrow(0, 0, first)),
        predicted(some, x.narrow(0, first, QUERIES - first)));
  }

  private Tensor leaves(PathwaysNet some, Tensor x) {
    double[] leaf = Arrays.stream(some.route(phi(x))).asDoubleStream().toArray();
    return Tensors.like(Tensors.of(leaf), x);
  }
}
