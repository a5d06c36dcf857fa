package dev.erlangen.geometry.cgenn.layer;

import dev.erlangen.core.autograd.CustomGradient;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.Blades;
import dev.erlangen.geometry.clifford.ProductTable;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A whole {@link GeometricProduct} as one operation: at the sizes of the papers, recording its
 * thirty small operations costs as much as computing them. Input and parameters travel in one
 * vector: x (2^n, B, C), the normalisation (C, n+1) if there is one, the right map (O, I, n+1), the
 * left map and its bias if there are, and the weights (C, P).
 */
final class FusedProduct {
  private static final double HALF = Math.sqrt(0.5);

  private final ProductTable table;
  private final Blades blades;
  private final long[] shape;
  private final boolean first;
  private final long norm;
  private final long maps;
  private final long leftMap;
  private final long bias;
  private final long weights;

  private FusedProduct(
      GeometricProduct.Config config, ProductTable table, Blades blades, long[] shape) {
    this.table = table;
    this.blades = blades;
    this.shape = shape;
    long c = shape[2];
    int grades = blades.dimension() + 1;
    first = config.firstOrder();
    norm = shape[0] * shape[1] * c;
    maps = norm + (config.normalization() == null ? 0 : c * grades);
    leftMap = maps + c * c * grades;
    bias = leftMap + (first ? c * c * grades : 0);
    weights = bias + (first ? c : 0);
  }

  /** Maps (2^n, B, C) to the same shape. */
  static Tensor apply(Tensor x, GeometricProduct layer, ProductTable table, Blades blades) {
    FusedProduct fused = new FusedProduct(layer.config(), table, blades, x.shape());
    List<Tensor> parts = new ArrayList<>(List.of(x));
    if (layer.normalization() != null) {
      parts.add(layer.normalization().a());
    }
    parts.add(layer.linearRight().weight());
    MultivectorLinear left = layer.linearLeft();
    if (left != null && left.bias() != null) {
      parts.add(left.weight());
      parts.add(left.bias());
    }
    parts.add(layer.weight());
    Tensor all = Tensors.cat(0, parts.stream().map(t -> t.reshape(-1)).toArray(Tensor[]::new));
    List<Tensor> made = NoGrad.get(() -> fused.forward(all));
    return CustomGradient.attach(
        made.get(0),
        all,
        (g, saved) -> fused.backward(g.contiguous(), saved),
        all,
        made.get(1),
        made.get(2));
  }

  /** From {@code start} to {@code end}, which may be one place. */
  private static Tensor part(Tensor all, long start, long end) {
    return all.narrow(0, start, end - start);
  }

  private Tensor x(Tensor all) {
    return part(all, 0, norm).view(shape);
  }

  /** The operands in {@code all} with weights {@code w}, or the places of their gradients. */
  private Operands operands(Tensor all, Tensor right, Tensor w) {
    return new Operands(
        x(all), right, norm == maps ? null : part(all, norm, maps), w.view(shape[2], -1));
  }

  /** The weights with the factor of the result. */
  private Tensor scaledWeights(Tensor all) {
    Tensor w = part(all, weights, all.numel());
    return first ? w.mul(Tensors.scalar(HALF)) : w;
  }

  /** The maps of every blade, the left one with the factor of the result, (1 or 2, 2^n, I, O). */
  private Tensor ofBlades(Tensor all) {
    Tensor perGrade = part(all, maps, bias).view(-1, shape[2], shape[2], blades.dimension() + 1);
    Tensor out =
        perGrade.permute(0, 3, 2, 1).contiguous().index_select(1, blades.tensors(all).gradeOf());
    if (first) {
      out.select(0, 1).mul_(Tensors.scalar(HALF));
    }
    return out;
  }

  /** The result, the right factors and the maps of every blade. */
  private List<Tensor> forward(Tensor all) {
    Tensor x = x(all);
    Tensor ofBlades = ofBlades(all);
    Tensor right = x.bmm(ofBlades.select(0, 0));
    Tensor y = torch.empty_like(x);
    ProductLoop.forward(operands(all, right, scaledWeights(all)), table, y);
    if (first) {
      y.baddbmm_(x, ofBlades.select(0, 1));
      y.select(0, 0).add_(part(all, bias, weights), Tensors.scalar(HALF));
    }
    return List.of(y, right, ofBlades);
  }

  private Tensor backward(Tensor g, List<Tensor> saved) {
    Tensor all = saved.get(0);
    Tensor right = saved.get(1);
    Tensor ofBlades = saved.get(2);
    Tensor x = x(all);
    Tensor out = torch.empty_like(all);
    Tensor toRight = torch.empty_like(right);
    ProductLoop.backward(
        operands(all, right, scaledWeights(all)),
        table,
        g,
        operands(out, toRight, part(out, weights, out.numel())));
    Tensor gx = x(out);
    Tensor perBlade = torch.empty_like(ofBlades);
    Tensor columns = x.transpose(1, 2);
    gx.baddbmm_(toRight, ofBlades.select(0, 0).transpose(1, 2));
    torch.bmm_out(perBlade.select(0, 0), columns, toRight);
    if (first) {
      gx.baddbmm_(g, ofBlades.select(0, 1).transpose(1, 2));
      torch.bmm_out(perBlade.select(0, 1), columns, g);
      torch.sum_out(part(out, bias, weights), g.select(0, 0), 0L);
    }
    gradientsOfMaps(perBlade, part(out, maps, bias));
    if (first) {
      part(out, leftMap, out.numel()).mul_(Tensors.scalar(HALF));
    }
    return out;
  }

  /** Sums (1 or 2, 2^n, I, O) over the blades of each grade, in the order of the parameters. */
  private void gradientsOfMaps(Tensor perBlade, Tensor out) {
    long c = shape[2];
    int grades = blades.dimension() + 1;
    Tensor flat = perBlade.view(perBlade.size(0), shape[0], -1);
    Tensor perGrade = blades.tensors(out).inGrade().matmul(flat);
    out.view(-1, c, c, grades).copy_(perGrade.view(-1, grades, c, c).permute(0, 3, 2, 1));
  }
}
