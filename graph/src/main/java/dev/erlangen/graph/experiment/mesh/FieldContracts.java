package dev.erlangen.graph.experiment.mesh;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Action;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Forward;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.Signs;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.graph.signnet.mesh.FieldEncoding;
import dev.erlangen.graph.signnet.mesh.NeuralField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The symmetries of a field, and the one that a field on raw eigenfunctions must not have. */
final class FieldContracts {
  private static final int POINTS = 20;

  private FieldContracts() {}

  static List<SymmetryContract> of(String label, NeuralField field) {
    int k = field.config().eigenfunctions();
    Function<Rng, Tensor> points = rng -> rng.normal(POINTS, k).to(ScalarType.Double);
    Function<ScalarType, Forward<Tensor, Tensor>> model =
        type -> Params.to(field, Torch.device("cpu"), type)::forward;
    List<SymmetryContract> out = new ArrayList<>();
    out.add(
        Contract.holds(
            label + ": every point for itself",
            Symmetry.equivariance(new Permutations(POINTS), Actions.permute(0)),
            points,
            model));
    Symmetry<Tensor, Tensor, Tensor> signs = Symmetry.invariance(new Signs(k), Actions.signs(1));
    FieldEncoding encoding = field.config().encoding();
    if (encoding == FieldEncoding.SIGNNET || encoding == FieldEncoding.ABS) {
      out.add(
          Contract.holds(label + ": sign flips leave the colours unchanged", signs, points, model)
              .withStages(Map.of("points", Action.invariant())));
    } else if (encoding == FieldEncoding.RAW) {
      out.add(Contract.breaks(label + ": sign flips change the colours", signs, points, model));
    }
    return List.copyOf(out);
  }
}
