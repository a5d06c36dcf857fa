package dev.erlangen.vision.care.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.recipe.SystemInfo;
import dev.erlangen.vision.care.ContrastiveEncoder;
import dev.erlangen.vision.care.PointEncoder;
import dev.erlangen.vision.resnet.Depth;
import dev.erlangen.vision.resnet.ResNet;
import dev.erlangen.vision.resnet.Stem;
import java.util.ArrayList;
import java.util.List;

/** CARE's introduction and the contracts of its losses and of freshly drawn encoders. */
public final class CareSystem {
  /** The introduction. */
  public static final SystemInfo INFO =
      new SystemInfo(
          "care",
          "Structuring Representation Geometry with Rotationally Equivariant Contrastive Learning",
          "S. Gupta, J. Robinson, D. Lim, S. Villar, S. Jegelka, ICLR 2024, arXiv 2306.13924",
          "Contrastive learning asks that an augmentation leave the embedding where it is, and so"
              + " forgets colour, pose, whatever augmentations change. CARE lets an augmentation a"
              + " move all embeddings by one orthogonal map, f(a(x)) = R_a f(x), enforced through"
              + " inner products alone: Σ (f(a x)·f(a x') - f(b x)·f(b x'))² over a chunk of inputs"
              + " that share their augmentations, added to a contrastive loss.",
          "The loss is zero exactly if a chunk moves by one element of O(d); sides may turn apart,"
              + " a chunk may be renumbered. It cannot tell rotations from reflections. Encoders are"
              + " equivariant only as far as they are trained: exact invariance and collapse are"
              + " trivial zeros, so what was reached is measured (Wahba error, gamma).",
          List.of(
              "images of one size, or point sets; no labels for training",
              "augmentations that can be frozen and applied to a whole chunk",
              "whole batches that divide into chunks of at least two"),
          """
          Rng rng = new Rng(0);
          Tensor z = UnitRows.of(rng.normal(64, 8).to(ScalarType.Double));   // 64 embeddings
          Tensor turn = new SpecialOrthogonal(8).sample(rng);                // what a does to them
          Tensor za = z.matmul(turn.t());
          double loss = EquivarianceLoss.ofGram(z, za, 4).item_double();
          double kept = OrthogonalityMetrics.cosines(z, za).mean();
          Tensor found = OrthogonalityMetrics.recoverRotation(z, za);
          System.out.printf(Locale.ROOT, "one rotation: %b, invariant: %b, found: %b%n",
              loss < 1e-20, kept > 0.99, torch.allclose(found, turn));
          """,
          "docs/guide-care.md");

  private static final int POINTS = 12;
  private static final int SIZE = 16;

  private CareSystem() {}

  /** The contracts of the losses and of encoders with fresh parameters. */
  public static List<SymmetryContract> contracts() {
    List<SymmetryContract> out = new ArrayList<>(LossContracts.all());
    out.addAll(
        EncoderContracts.points(
            "DeepSets", new PointEncoder.Config(3, 16, 8).init(new Rng(1)), POINTS));
    for (Depth depth : List.of(Depth.RESNET18, Depth.RESNET50)) {
      Rng rng = new Rng(2);
      ResNet backbone = new ResNet.Config(depth, Stem.SMALL, 3, 4).init(rng);
      out.addAll(
          EncoderContracts.images(
              depth.name(), ContrastiveEncoder.of(backbone, 16, 8, rng), 3, SIZE));
    }
    return List.copyOf(out);
  }
}
