package dev.erlangen.weights.population;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adapters of the base network that are trained together: {@code W_l + s B_l A_l} for each. The
 * frozen weights are applied to all images at once, the factors by batched products.
 *
 * @param base the frozen network
 * @param down A_l, (N, r, in)
 * @param up B_l, (N, out, r)
 * @param scale s
 */
record Fleet(Denoiser base, List<Tensor> down, List<Tensor> up, double scale) {

  /** Fresh adapters: A from U(±1/√in), B = 0. */
  static Fleet init(Denoiser base, int count, PopulationSettings settings, Rng rng) {
    List<Tensor> down = new ArrayList<>();
    List<Tensor> up = new ArrayList<>();
    for (Linear layer : base.layers()) {
      long out = layer.weight().size(0);
      long in = layer.weight().size(1);
      double bound = 1 / Math.sqrt(in);
      int r = settings.rank();
      down.add(leaf(rng.uniform(-bound, bound, count, r, in)));
      up.add(leaf(torch.zeros(count, out, r)));
    }
    return new Fleet(base, down, up, settings.scale());
  }

  private static Tensor leaf(Tensor t) {
    return Tensors.keep(t).set_requires_grad(true);
  }

  /** Everything that is trained: A_0, B_0, A_1, …. */
  List<Tensor> parameters() {
    List<Tensor> out = new ArrayList<>();
    for (int l = 0; l < down.size(); l++) {
      out.add(down.get(l));
      out.add(up.get(l));
    }
    return out;
  }

  /** Maps the images of every adapter, (N, B, 196) to (N, B, 196). */
  Tensor forward(Tensor x) {
    Tensor h = x;
    for (int l = 0; l < down.size(); l++) {
      Tensor in = l == 0 ? h : h.relu();
      Tensor low = in.bmm(down.get(l).transpose(1, 2)); // (N, B, r)
      Linear layer = base.layers().get(l);
      Tensor frozen = layer.forward(in.flatten(0, 1)).view(in.size(0), in.size(1), -1);
      h = frozen.add(low.bmm(up.get(l).transpose(1, 2)).mul(Tensors.scalar(scale)));
    }
    return h;
  }
}
