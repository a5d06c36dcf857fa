package dev.erlangen.weights.lol.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Action;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.GlNet;
import java.util.Collections;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The claim that GL-net tells the adapted matrices apart, even where they have one size. */
final class OrderContract {
  private static final int MATRICES = 4;
  private static final long SIZE = 5;

  private OrderContract() {}

  static SymmetryContract of() {
    List<Long> sizes = Collections.nCopies(MATRICES, SIZE);
    List<Integer> ranks = Collections.nCopies(MATRICES, 2);
    GlNet net = new GlNet.Config(sizes, sizes, 6, 2, 12, 3).init(new Rng(5));
    LolContracts inputs = new LolContracts("GL-net", net, sizes, sizes, ranks);
    Action<Permutation, List<Tensor>> order = Actions.permuteList();
    Symmetry<Permutation, LowRank, Tensor> symmetry =
        Symmetry.invariance(
            new Permutations(MATRICES),
            (g, x) -> new LowRank(order.apply(g, x.u()), order.apply(g, x.v())));
    return Contract.breaks(
        "GL-net: exchanging adapted matrices changes the prediction",
        symmetry,
        inputs::random,
        type -> {
          GlNet typed = Params.to(net, Torch.device("cpu"), type);
          return typed::forward;
        });
  }
}
