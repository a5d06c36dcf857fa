package dev.erlangen.graph.layer;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * Principal neighbourhood aggregation as in PyTorch Geometric (Corso et al., NeurIPS 2020): per
 * tower {@code z_ij = pre([x_i, x_j, W_e e_ij])}, several aggregates of z times several degree
 * factors, {@code post([x_i, aggregates])}; the towers side by side through a last linear map.
 *
 * <p>State: {@code pre_nns.<t>.0.*}, {@code post_nns.<t>.0.*}, {@code lin.*}, {@code
 * edge_encoder.*}, {@code aggr_module.*}.
 */
public record PnaConv(
    Config config,
    List<Tower> preNns,
    List<Tower> postNns,
    Linear lin,
    @Nullable Linear edgeEncoder,
    DegreeScalers aggrModule) {
  public PnaConv {
    preNns = List.copyOf(preNns);
    postNns = List.copyOf(postNns);
  }

  /** A network of one linear map. */
  public record Tower(@Name("0") Linear linear) {}

  /**
   * Sizes and options.
   *
   * @param in I
   * @param out O, a multiple of the number of towers
   * @param towers T; each sees the slice of width I/T
   * @param aggregates at least one
   * @param scalers at least one
   * @param averageDegree mean number of arcs into a node of the training graphs
   * @param averageLogDegree mean of log(arcs + 1)
   * @param edgeChannels width of the edge features, 0 for none
   */
  public record Config(
      long in,
      long out,
      int towers,
      List<PnaAggregate> aggregates,
      List<DegreeScalers.Scaler> scalers,
      double averageDegree,
      double averageLogDegree,
      long edgeChannels) {
    public Config {
      Check.positive("towers", towers);
      Check.that(in > 0 && in % towers == 0, "in = %d must be a multiple of %d towers", in, towers);
      Check.that(
          out > 0 && out % towers == 0, "out = %d must be a multiple of %d towers", out, towers);
      Check.that(!aggregates.isEmpty(), "at least one aggregate is needed, got none");
      Check.that(!scalers.isEmpty(), "at least one scaler is needed, got none");
      Check.positive("averageDegree", averageDegree);
      Check.positive("averageLogDegree", averageLogDegree);
      Check.notNegative("edgeChannels", edgeChannels);
      aggregates = List.copyOf(aggregates);
      scalers = List.copyOf(scalers);
    }

    /** PyTorch's default initialisation. */
    public PnaConv init(Rng rng) {
      long w = in / towers;
      long pre = (edgeChannels > 0 ? 3 : 2) * w;
      long post = (aggregates.size() * (long) scalers.size() + 1) * w;
      return new PnaConv(
          this,
          towers(rng, pre, w),
          towers(rng, post, out / towers),
          new Linear.Config(out, out).init(rng),
          edgeChannels > 0 ? new Linear.Config(edgeChannels, w).init(rng) : null,
          DegreeScalers.of(averageDegree, averageLogDegree));
    }

    private List<Tower> towers(Rng rng, long from, long to) {
      return IntStream.range(0, towers)
          .mapToObj(t -> new Tower(new Linear.Config(from, to).init(rng)))
          .toList();
    }
  }

  /** Maps x (N, I), with edge features (E, D) if the layer has them, to (N, O). */
  public Tensor forward(Tensor x, @Nullable Tensor edgeFeatures, Csr edges) {
    int towers = config.towers;
    long w = config.in / towers;
    Tensor slices = x.view(-1, towers, w).transpose(0, 1); // (T, N, w)
    Tensor pre = stacked(preNns, Linear::weight); // (T, w, 2w or 3w)
    Tensor receiver = wide(slices.bmm(pre.narrow(2, 0, w).transpose(1, 2)));
    Tensor sender = wide(slices.bmm(pre.narrow(2, w, w).transpose(1, 2)));
    Tensor z = Gather.rows(receiver, edges).add(Gather.columns(sender, edges)); // (E, I)
    Tensor bias = stacked(preNns, PnaConv::bias).flatten(0, 1); // (I)
    if (edgeEncoder == null) {
      z = z.add(bias);
    } else {
      Check.that(edgeFeatures != null, "this layer needs edge features, got none");
      Tensor e = edgeEncoder.forward(edgeFeatures); // (E, w), the same for every tower
      z = z.add(torch.addmm(bias, e, pre.narrow(2, 2 * w, w).flatten(0, 1).t()));
    }
    Tensor[] parts = new Tensor[config.aggregates.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = config.aggregates.get(i).apply(z, edges).view(-1, towers, w);
    }
    Tensor aggregates = Tensors.cat(2, parts).transpose(0, 1); // (T, N, A·w)
    Tensor post = stacked(postNns, Linear::weight); // (T, O/T, (A·S + 1)·w)
    Tensor y =
        torch.baddbmm(
            stacked(postNns, PnaConv::bias).unsqueeze(1),
            slices,
            post.narrow(2, 0, w).transpose(1, 2));
    long block = parts.length * w;
    for (int s = 0; s < config.scalers.size(); s++) {
      Tensor part = post.narrow(2, w + s * block, block).transpose(1, 2);
      Tensor factor = aggrModule.factor(config.scalers.get(s), edges, x);
      y = y.add(aggregates.bmm(part).mul(factor));
    }
    return lin.forward(wide(y));
  }

  private static Tensor bias(Linear linear) {
    return Objects.requireNonNull(linear.bias());
  }

  private static Tensor stacked(List<Tower> towers, Function<Linear, Tensor> part) {
    Tensor[] parts = towers.stream().map(t -> part.apply(t.linear())).toArray(Tensor[]::new);
    return torch.stack(new TensorVector(parts), 0);
  }

  /** (T, N, w) to (N, T·w). */
  private static Tensor wide(Tensor towers) {
    return towers.transpose(0, 1).flatten(1, 2);
  }
}
