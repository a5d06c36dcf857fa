package dev.erlangen.spark.neuralpathways.expert;

import dev.erlangen.core.Mix;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * L experts of one size side by side, so that a layer of all of them is one batched matrix product:
 * training them costs L times the arithmetic of one and no more calls. Each expert's numbers are
 * the same bits in a stack of any size.
 *
 * @param layers J + 1 layers, one for constants
 * @param padding values without meaning after all others, or null
 */
record ExpertStack(List<Layer> layers, @Nullable Tensor padding) {
  /** Vector instructions round a fused update differently from the scalar loop at the end. */
  private static final int LONGEST_VECTOR = 64;

  private static final double SLOPE = 0.25;

  ExpertStack {
    layers = List.copyOf(layers);
  }

  /**
   * One layer of all experts.
   *
   * @param weight (L, I, O), null for constants
   * @param bias (L, 1, O)
   * @param slope (L, 1, 1), null after the last layer and for ReLU
   */
  record Layer(@Nullable Tensor weight, Tensor bias, @Nullable Tensor slope) {}

  /** Stacks the given parameters, each in the order of {@link ExpertSpec#slots}. */
  static ExpertStack of(ExpertSpec spec, int in, int out, List<float[]> experts, boolean padded) {
    List<Layer> layers = new ArrayList<>();
    Tensor weight = null;
    Tensor bias = null;
    for (Slot slot : spec.slots(in, out)) {
      Tensor t = stacked(slot, experts);
      switch (slot.kind()) {
        case WEIGHT -> {
          flush(layers, weight, bias, null);
          bias = null;
          weight = t;
        }
        case BIAS -> bias = t;
        case SLOPE -> {
          flush(layers, weight, bias, t);
          bias = null;
        }
      }
    }
    flush(layers, weight, bias, null);
    return new ExpertStack(
        layers, padded ? trained(() -> torch.zeros(new long[] {LONGEST_VECTOR})) : null);
  }

  private static void flush(
      List<Layer> layers, @Nullable Tensor weight, @Nullable Tensor bias, @Nullable Tensor slope) {
    if (bias != null) {
      layers.add(new Layer(weight, bias, slope));
    }
  }

  private static Tensor stacked(Slot slot, List<float[]> experts) {
    int size = slot.size();
    float[] all = new float[experts.size() * size];
    for (int e = 0; e < experts.size(); e++) {
      for (int i = 0; i < size; i++) {
        all[e * size + place(slot, i)] = experts.get(e)[slot.offset() + i];
      }
    }
    long rows = slot.kind() == Slot.Kind.WEIGHT ? slot.columns() : 1;
    return trained(() -> Tensors.of(all, experts.size(), rows, slot.rows()));
  }

  /** Weights are stored (O, I), but multiplied from the right. */
  private static int place(Slot slot, int i) {
    return slot.columns() == 0 ? i : i % slot.columns() * slot.rows() + i / slot.columns();
  }

  private static Tensor trained(java.util.function.Supplier<Tensor> make) {
    Tensor t = Tensors.kept(make);
    return t.requires_grad_(true);
  }

  /** PyTorch's initial values: U(±1/√I) for linear maps, 1/4 for slopes. */
  static float[] fresh(ExpertSpec spec, int in, int out, long seed, int leaf) {
    SplittableRandom random = new SplittableRandom(Mix.of(seed, leaf));
    float[] values = new float[spec.parameters(in, out)];
    int fan = in;
    for (Slot slot : spec.slots(in, out)) {
      fan = slot.kind() == Slot.Kind.WEIGHT ? slot.columns() : fan;
      double bound = 1 / Math.sqrt(fan);
      for (int i = 0; i < slot.size(); i++) {
        values[slot.offset() + i] =
            (float)
                (slot.kind() == Slot.Kind.SLOPE ? SLOPE : bound * (2 * random.nextDouble() - 1));
      }
    }
    return values;
  }

  /** Maps (L, B, I) to (L, B, O), each expert its own rows. */
  Tensor forward(Tensor x) {
    Tensor h = x;
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      h =
          layer.weight == null
              ? layer.bias.expand(x.size(0), x.size(1), layer.bias.size(2))
              : torch.baddbmm(layer.bias, h, layer.weight);
      if (l + 1 < layers.size()) {
        Tensor positive = h.relu();
        h =
            layer.slope == null
                ? positive
                : positive.add(layer.slope.mul(h.clamp_max(Tensors.scalar(0))));
      }
    }
    return h;
  }

  /** The parameters of every expert, each in the order of {@link ExpertSpec#slots}. */
  List<float[]> parameters(ExpertSpec spec, int in, int out) {
    List<float[]> stacked = new ArrayList<>();
    for (Layer layer : layers) {
      for (Tensor t : new @Nullable Tensor[] {layer.weight, layer.bias, layer.slope}) {
        if (t != null) {
          stacked.add(Tensors.floats(t));
        }
      }
    }
    List<Slot> slots = spec.slots(in, out);
    List<float[]> experts = new ArrayList<>();
    for (int e = 0; e < layers.get(0).bias.size(0); e++) {
      float[] flat = new float[spec.parameters(in, out)];
      for (int s = 0; s < slots.size(); s++) {
        Slot slot = slots.get(s);
        for (int i = 0; i < slot.size(); i++) {
          flat[slot.offset() + i] = stacked.get(s)[e * slot.size() + place(slot, i)];
        }
      }
      experts.add(flat);
    }
    return experts;
  }
}
