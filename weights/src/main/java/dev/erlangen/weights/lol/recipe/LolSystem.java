package dev.erlangen.weights.lol.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.recipe.SystemInfo;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.GlNet;
import dev.erlangen.weights.lol.LolModel;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** The introduction of Learning on LoRAs and the contracts of freshly drawn networks. */
public final class LolSystem {
  /** The introduction. */
  public static final SystemInfo INFO =
      new SystemInfo(
          "lol",
          "Learning on LoRAs: GL-Equivariant Processing of Low-Rank Weight Spaces for Large"
              + " Finetuned Models",
          "T. Putterman, D. Lim, Y. Gelberg, S. Jegelka, H. Maron, 2024, arXiv 2410.04207",
          "A fine-tuned model is often a list of low-rank pairs (U, V) that stand for the updates"
              + " U Vᵀ of its weights. GL-net reads such a list and predicts properties of the model"
              + " without running it: what it was trained on, how good it is. Its layers mix the rows"
              + " of U and the rows of V separately, its head reads the products.",
          "Invariant under GL(r) for every adapted matrix, (U R, V R⁻ᵀ); hidden factors move in the"
              + " same way. Not invariant under exchanging matrices or neurons of the base model. MLPs"
              + " on raw factors have no symmetry, after alignment only that of O(r); singular values"
              + " have it but do not see directions.",
          List.of(
              "adapters of one base model: PEFT folders, diffusers, kohya or cloneofsimo files",
              "the scale alpha/r folded into the factors; ranks may differ"),
          """
          Torch.load();
          List<Tensor> u = List.of(torch.randn(8, 64, 4), torch.randn(8, 32, 4)); // (B, n, r)
          List<Tensor> v = List.of(torch.randn(8, 16, 4), torch.randn(8, 64, 4)); // (B, m, r)
          LowRank adapters = new LowRank(u, v);
          GlNet net =
              new GlNet.Config(List.of(64L, 32L), List.of(16L, 64L), 16, 1, 128, 10).init(new Rng(0));
          Tensor logits = net.forward(adapters, Mode.EVAL); // (8, 10)
          var basis = BasisChange.general(List.of(4, 4)).sample(new Rng(1));
          Tensor moved = net.forward(BasisChange.action().apply(basis, adapters), Mode.EVAL);
          System.out.println("the same: " + torch.allclose(logits, moved, 1e-3, 1e-3, false));
          """,
          "docs/guide-lol.md");

  private static final List<Long> N = List.of(5L, 4L, 6L);
  private static final List<Long> M = List.of(7L, 3L, 4L);
  private static final List<Integer> RANKS = List.of(2, 3, 2);
  private static final LolSettings.Network SIZES =
      new LolSettings.Network(6, 12, 6, 12, 3, 12, 16, 0);

  private LolSystem() {}

  /** The contracts of networks with fresh parameters. */
  public static List<SymmetryContract> contracts() {
    List<SymmetryContract> out = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      LolModel model = new Models(SIZES, example(), 3).fresh(kind, new Rng(1));
      LolContracts contracts = new LolContracts(kind.label(), model, N, M, RANKS);
      out.addAll(contracts.of(kind));
      if (model instanceof GlNet net && kind != Kind.GLNET_POOLED) {
        out.add(HiddenContract.of(kind.label(), net, contracts));
      }
    }
    GlNet shared = new GlNet.Config(N, M, 6, 3, 12, 3).with(GlNet.Head.SHARED).init(new Rng(2));
    out.addAll(new LolContracts("GL-net, shared head", shared, N, M, RANKS).of(Kind.GLNET));
    GlNet wide =
        new GlNet.Config(N, M, 6, 2, 12, 3)
            .with(GlNet.Nonlinearity.LEARNED_WIDE, true)
            .init(new Rng(3));
    out.addAll(new LolContracts("GL-net, wide learned", wide, N, M, RANKS).of(Kind.GLNET));
    out.add(OrderContract.of());
    return List.copyOf(out);
  }

  private static LowRank example() {
    Rng rng = new Rng(4);
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int l = 0; l < RANKS.size(); l++) {
      int rank = RANKS.get(l);
      long n = N.get(l);
      long m = M.get(l);
      u.add(Tensors.kept(() -> rng.normal(1, n, rank)));
      v.add(Tensors.kept(() -> rng.normal(1, m, rank)));
    }
    return new LowRank(u, v);
  }
}
