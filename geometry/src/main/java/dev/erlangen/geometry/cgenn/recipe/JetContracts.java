package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Forward;
import dev.erlangen.core.symmetry.Orthogonal;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.model.Arcs;
import dev.erlangen.geometry.cgenn.model.LorentzCgGnn;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The symmetries of a network of jets (in evaluation), and one that it must not have. */
final class JetContracts {
  private static final int PARTICLES = 5;
  private static final int SPACETIME = 4;

  private JetContracts() {}

  /**
   * One jet.
   *
   * @param momenta (1, P, 4)
   * @param scalars (1, P, 2)
   */
  record Jet(Tensor momenta, Tensor scalars) {
    static Jet random(Rng rng) {
      return new Jet(rng.normal(1, PARTICLES, SPACETIME), rng.normal(1, PARTICLES, 2));
    }
  }

  static List<SymmetryContract> of(String label, LorentzCgGnn net) {
    Arcs arcs = Arcs.complete(1, PARTICLES);
    Function<ScalarType, Forward<Jet, Tensor>> run =
        type -> {
          LorentzCgGnn typed = Params.to(net, Torch.device("cpu"), type);
          return (x, mode) ->
              typed.forward(
                  new LorentzCgGnn.Jets(
                      x.momenta,
                      x.scalars,
                      Tensors.like(Tensors.of(new double[] {1, 1, 1, 1, 1}, 1, 5), x.momenta),
                      arcs),
                  mode);
        };
    return List.of(
        Contract.holds(
            label + ": Lorentz transformations leave the logits",
            Symmetry.invariance(
                new Boosts(), (g, x) -> new Jet(Actions.vectors().apply(g, x.momenta), x.scalars)),
            Jet::random,
            run),
        Contract.holds(
            label + ": renumbering particles leaves the logits",
            Symmetry.<Permutation, Jet, Tensor>invariance(
                new Permutations(PARTICLES),
                (g, x) ->
                    new Jet(
                        Actions.permute(1).apply(g, x.momenta),
                        Actions.permute(1).apply(g, x.scalars))),
            Jet::random,
            run),
        Contract.breaks(
            label + ": rotations of time into space change the logits",
            Symmetry.invariance(
                new Orthogonal(SPACETIME),
                (g, x) -> new Jet(Actions.vectors().apply(g, x.momenta), x.scalars)),
            Jet::random,
            run));
  }
}
