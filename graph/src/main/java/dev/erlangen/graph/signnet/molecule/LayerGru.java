package dev.erlangen.graph.signnet.molecule;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.params.Name;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A gated recurrent unit that takes the nodes before a layer as input and those after it as hidden
 * state. State: {@code gru.{weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0}}.
 */
public record LayerGru(Cell gru) {
  /** Weights (3C, C) and biases (3C) of the reset, update and new gates. */
  public record Cell(
      @Name("weight_ih_l0") Tensor weightIh,
      @Name("weight_hh_l0") Tensor weightHh,
      @Name("bias_ih_l0") Tensor biasIh,
      @Name("bias_hh_l0") Tensor biasHh) {}

  /** PyTorch's default: everything from U(±1/√C). */
  static LayerGru init(long width, Rng rng) {
    return new LayerGru(
        new Cell(
            Init.fanIn(rng, width, 3 * width, width),
            Init.fanIn(rng, width, 3 * width, width),
            Init.fanIn(rng, width, 3 * width),
            Init.fanIn(rng, width, 3 * width)));
  }

  /** Maps the nodes before and after a layer, (N, C) each, to (N, C). */
  Tensor forward(Tensor before, Tensor after) {
    TensorVector i = gates(before, gru.weightIh, gru.biasIh);
    TensorVector h = gates(after, gru.weightHh, gru.biasHh);
    Tensor reset = i.get(0).add(h.get(0)).sigmoid();
    Tensor update = i.get(1).add(h.get(1)).sigmoid();
    Tensor fresh = i.get(2).add(reset.mul(h.get(2))).tanh();
    return fresh.add(update.mul(after.sub(fresh)));
  }

  private static TensorVector gates(Tensor x, Tensor weight, Tensor bias) {
    return torch.linear(x, weight, new TensorOptional(bias)).chunk(3, -1);
  }
}
