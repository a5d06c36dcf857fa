package dev.erlangen.vision.care.recipe;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Action;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Cyclic;
import dev.erlangen.core.symmetry.Forward;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.SpecialOrthogonal;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.vision.care.Encoder;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What encoders respect exactly, and what they must not be blind to. */
public final class EncoderContracts {
  private static final int BATCH = 5;
  private static final long[] COLUMNS = {3};

  private EncoderContracts() {}

  /** Encoders of point sets: blind to the numbering of the points, not to rotations. */
  public static List<SymmetryContract> points(String label, Encoder encoder, int points) {
    Function<Rng, Tensor> inputs = rng -> rng.normal(BATCH, points, 3);
    return List.of(
        Contract.holds(
                label + ": renumbering the points leaves the embedding unchanged",
                Symmetry.invariance(new Permutations(points), Actions.permute(1)),
                inputs,
                embedding(encoder))
            .withStages(Map.of("points", Actions.permute(1))),
        Contract.breaks(
            label + ": turning the points moves the embedding",
            Symmetry.invariance(new SpecialOrthogonal(3), Actions.vectors()),
            inputs,
            embedding(encoder)));
  }

  /** Encoders of images: each image for itself, and not blind to mirror images. */
  public static List<SymmetryContract> images(
      String label, Encoder encoder, int channels, int size) {
    Function<Rng, Tensor> inputs = rng -> rng.normal(BATCH, channels, size, size);
    Action<Integer, Tensor> mirror = (g, x) -> g == 0 ? x : x.flip(COLUMNS);
    return List.of(
        Contract.holds(
            label + ": every image for itself",
            Symmetry.equivariance(new Permutations(BATCH), Actions.permute(0)),
            inputs,
            embedding(encoder)),
        Contract.breaks(
            label + ": a mirror image has another embedding",
            Symmetry.invariance(new Cyclic(2), mirror),
            inputs,
            embedding(encoder)));
  }

  private static Function<ScalarType, Forward<Tensor, Tensor>> embedding(Encoder encoder) {
    return type -> {
      Encoder typed = Params.to(encoder, Torch.device("cpu"), type);
      return (Tensor x, Mode mode) -> typed.embed(x, mode);
    };
  }
}
