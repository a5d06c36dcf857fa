package dev.erlangen.topology.homp;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.Aggregation;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.autograd.RowProduct;
import dev.erlangen.core.autograd.Segments;
import dev.erlangen.core.nn.Activation;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.topology.complex.Bridged;
import dev.erlangen.topology.nn.Chain;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Graph isomorphism convolution over any neighbourhood: {@code y_i = nn((1 + ε) x_i + Σ_j m_ij)}.
 *
 * <p>Messages are {@code x_j} (GIN, Xu et al. 2019), {@code relu(x_j + e_b)} (GINE, Hu et al. 2020)
 * or {@code relu(W [x_j ‖ e_b] + b)} (CUSTOM_GIN), e_b being the features of the bridge. State:
 * {@code eps} (1), {@code nn}, {@code lin}.
 *
 * @param kind which messages
 * @param eps ε, trained or fixed at 0
 * @param nn the map of every cell
 * @param lin W and b of CUSTOM_GIN, else null
 */
public record Gin(Kind kind, Tensor eps, Chain nn, @Nullable Linear lin) {
  /** What is sent. */
  public enum Kind {
    /** The neighbour. */
    GIN,
    /** The rectified sum of neighbour and bridge. */
    GINE,
    /** A rectified affine map of neighbour and bridge. */
    CUSTOM_GIN
  }

  /**
   * Sizes.
   *
   * @param kind which messages
   * @param widths channels in, then after every linear map of nn; one or no entry for nn = identity
   * @param bridge channels of the bridge's features; only CUSTOM_GIN allows them to differ from the
   *     channels in
   * @param trainEps whether ε is trained
   * @param activation behind every batch norm
   */
  public record Config(
      Kind kind, List<Long> widths, long bridge, boolean trainEps, Activation activation) {
    public Config {
      widths = List.copyOf(widths);
      widths.forEach(w -> Check.positive("width", w));
      Check.that(kind == Kind.GIN || !widths.isEmpty(), "%s needs the number of channels in", kind);
      Check.that(
          kind != Kind.GINE || bridge == widths.get(0),
          "GINE adds neighbours and bridges, which need equally many channels, got %s and %d",
          widths,
          bridge);
    }

    /** Fresh parameters, ε = 0. */
    public Gin init(Rng rng) {
      long[] w = widths.stream().mapToLong(Long::longValue).toArray();
      Linear lin =
          kind == Kind.CUSTOM_GIN ? new Linear.Config(w[0] + bridge, w[0]).init(rng) : null;
      return new Gin(
          kind,
          Init.constant(0, 1).set_requires_grad(trainEps),
          w.length < 2 ? Chain.identity() : Chain.normed(rng, activation, w),
          lin);
    }
  }

  /** Whether messages depend on the bridge. */
  public boolean needsBridge() {
    return kind != Kind.GIN;
  }

  /**
   * Maps neighbours (N, I) and receivers (M, I) over plain entries to (M, O); GIN only.
   *
   * @param edges rows are the receivers
   */
  public Tensor forward(Tensor neighbours, Tensor receivers, Csr edges, Mode mode) {
    Check.that(kind == Kind.GIN, "%s needs the features of bridges", kind);
    return finish(Aggregation.sum(neighbours, edges), receivers, mode);
  }

  /** Maps cells (N, I) and the features of bridges (B, E) to (N, O). */
  public Tensor forward(Tensor x, Tensor bridge, Bridged neighbours, Mode mode) {
    return finish(messages(x, bridge, neighbours), x, mode);
  }

  private Tensor messages(Tensor x, Tensor bridge, Bridged neighbours) {
    if (kind == Kind.GIN) {
      return Aggregation.sum(x, neighbours.edges());
    }
    if (lin == null) {
      return Segments.sum(neighbours.sum(x, bridge).relu(), neighbours.edges());
    }
    long channels = x.size(1);
    Check.that(
        lin.weight().size(1) == channels + bridge.size(1),
        "messages of %d + %d channels meet a map of %d",
        channels,
        bridge.size(1),
        lin.weight().size(1));
    // W [x_j ‖ e_b] = W_x x_j + W_e e_b: one product per cell, not per entry.
    Tensor sent = RowProduct.of(x, lin.weight().narrow(1, 0, channels), lin.bias());
    Tensor through = RowProduct.of(bridge, lin.weight().narrow(1, channels, bridge.size(1)), null);
    return Segments.sum(neighbours.sum(sent, through).relu(), neighbours.edges());
  }

  /** {@code nn((1 + ε) x + sum)}. */
  public Tensor finish(Tensor sum, Tensor x, Mode mode) {
    return nn.forward(x.mul(eps.add(new Scalar(1))).add(sum), mode);
  }
}
