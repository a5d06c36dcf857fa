package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.core.autograd.CustomGradient;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.Blades;
import dev.erlangen.geometry.clifford.ProductTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A whole {@link GeometricProduct} as one operation: at the sizes of the papers, recording its
 * thirty small operations costs as much as computing them. Input and parameters travel in one
 * vector: x (2^n, B, C), the right map (C, C, n+1), weights (P, C), the normalisation (C, n+1) if
 * there is one, and the left map and its bias if there are.
 */
final class FusedProduct {
  private static final double HALF = Math.sqrt(0.5);

  private final GeometricProduct.Config config;
  private final Blades blades;
  private final long[] shape;
  private final ProductShape inner;
  private final int[] sizes;

  private FusedProduct(
      GeometricProduct.Config config, ProductTable table, Blades blades, long[] shape) {
    this.config = config;
    this.blades = blades;
    this.shape = shape;
    boolean normed = config.normalization() != null;
    inner = ProductShape.of(table, shape, config.paths().count(), normed);
    int c = inner.channels();
    int grades = blades.dimension() + 1;
    int map = c * c * grades;
    int first = config.firstOrder() ? 1 : 0;
    sizes =
        new int[] {
          inner.right(), map, inner.paths() * c, normed ? c * grades : 0, first * map, first * c
        };
  }

  /** Maps (2^n, B, C) to the same shape. */
  static Tensor apply(Tensor x, GeometricProduct layer, ProductTable table, Blades blades) {
    FusedProduct fused = new FusedProduct(layer.config(), table, blades, x.shape());
    List<Tensor> parts =
        new ArrayList<>(List.of(x, layer.linearRight().weight(), layer.weight().t()));
    if (layer.normalization() != null) {
      parts.add(layer.normalization().a());
    }
    MultivectorLinear left = layer.linearLeft();
    if (left != null && left.bias() != null) {
      parts.add(left.weight());
      parts.add(left.bias());
    }
    Tensor all = Tensors.cat(0, parts.stream().map(t -> t.reshape(-1)).toArray(Tensor[]::new));
    List<Tensor> made = NoGrad.get(() -> fused.forward(all));
    return CustomGradient.attach(
        made.get(0), all, (g, saved) -> fused.backward(g.contiguous(), saved), all, made.get(1));
  }

  private Tensor part(Tensor all, int k) {
    return all.narrow(0, IntStream.of(sizes).limit(k).sum(), sizes[k]);
  }

  private Tensor rows(Tensor flat) {
    return flat.view(shape);
  }

  /** A map of channels for every blade, (2^n, I, O). */
  private Tensor maps(Tensor flat) {
    long c = inner.channels();
    Tensor perGrade = flat.view(c, c, -1).permute(2, 1, 0).contiguous();
    return BladeMajor.ofBlades(perGrade, blades);
  }

  /**
   * The result, and the inputs of the inner product; maps are made again in less time than kept.
   */
  private List<Tensor> forward(Tensor all) {
    Tensor x = rows(part(all, 0));
    Tensor right = maps(part(all, 1));
    Tensor y = torch.empty_like(x);
    Tensor packed = Tensors.cat(0, part(all, 0), x.bmm(right).view(-1), part(all, 2), share(all));
    new ChannelLoop(inner).forward(packed, y);
    if (!config.firstOrder()) {
      return List.of(y, packed);
    }
    Tensor left = maps(part(all, 4));
    y.baddbmm_(x, left, Tensors.scalar(HALF), Tensors.scalar(HALF));
    y.select(0, 0).add_(part(all, 5), Tensors.scalar(HALF));
    return List.of(y, packed);
  }

  /** σ(a), grade by grade; empty without a normalisation. */
  private Tensor share(Tensor all) {
    Tensor a = part(all, 3);
    return sizes[3] == 0 ? a : a.view(-1, blades.dimension() + 1).sigmoid().t().reshape(-1);
  }

  private Tensor backward(Tensor gradient, List<Tensor> saved) {
    Tensor all = saved.get(0);
    Tensor x = rows(part(all, 0));
    Tensor g = config.firstOrder() ? gradient.mul(Tensors.scalar(HALF)) : gradient;
    Tensor packed = saved.get(1);
    Tensor below = torch.empty_like(packed);
    new ChannelLoop(inner).backward(packed, g, below);
    Tensor right = rows(below.narrow(0, inner.right(), inner.right()));
    Tensor out = torch.empty_like(all);
    Tensor gx = rows(part(out, 0));
    gx.copy_(rows(below.narrow(0, 0, inner.right())));
    gx.baddbmm_(right, maps(part(all, 1)).transpose(1, 2));
    part(out, 1).copy_(gradientOfMap(x, right));
    part(out, 2).copy_(below.narrow(0, inner.weights(), sizes[2]));
    if (sizes[3] > 0) {
      Tensor share = packed.narrow(0, inner.shares(), sizes[3]);
      Tensor slope = share.sub(share.square()).mul(below.narrow(0, inner.shares(), sizes[3]));
      part(out, 3).copy_(slope.view(blades.dimension() + 1, -1).t().reshape(-1));
    }
    if (config.firstOrder()) {
      gx.baddbmm_(g, maps(part(all, 4)).transpose(1, 2));
      part(out, 4).copy_(gradientOfMap(x, g));
      part(out, 5).copy_(g.select(0, 0).sum(0L));
    }
    return out;
  }

  /** The gradient of a map of channels, as long as its weights (O, I, n+1). */
  private Tensor gradientOfMap(Tensor x, Tensor g) {
    long c = inner.channels();
    Tensor perBlade = x.transpose(1, 2).bmm(g).view(-1, c * c); // (2^n, I O)
    Tensor perGrade = blades.tensors(x).inGrade().mm(perBlade).view(-1, c, c);
    return perGrade.permute(2, 1, 0).reshape(-1);
  }
}
