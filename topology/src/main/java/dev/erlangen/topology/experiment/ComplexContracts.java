package dev.erlangen.topology.experiment;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Action;
import dev.erlangen.core.symmetry.Actions;
import dev.erlangen.core.symmetry.Contract;
import dev.erlangen.core.symmetry.Cyclic;
import dev.erlangen.core.symmetry.Forward;
import dev.erlangen.core.symmetry.Group;
import dev.erlangen.core.symmetry.Independent;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.symmetry.Symmetry;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.graph.IntTable;
import dev.erlangen.topology.complex.CombinatorialComplex;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homology.Surfaces;
import dev.erlangen.topology.lifting.CyclicLifting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The symmetries of networks on complexes, and those that they must not have. */
final class ComplexContracts {
  /** Two fused rings with a tail: all cells of every rank lie differently. */
  private static final CombinatorialComplex RINGS =
      new CyclicLifting(3, 8)
          .of(
              Graph.undirected(
                  8, new int[] {0, 1, 2, 3, 0, 3, 5, 6, 6}, new int[] {1, 2, 3, 4, 4, 5, 6, 0, 7}))
          .complex();

  private static final TypedComplex TORUS =
      TypedComplex.uniform(Surfaces.torus(3, 6).combinatorial());
  private static final TypedComplex TWO_TORI =
      TypedComplex.uniform(
          Surfaces.union(List.of(Surfaces.torus(3, 3), Surfaces.torus(3, 3))).combinatorial());
  private static final int TYPES = 4;

  private ComplexContracts() {}

  /** Renumbering holds; moving the types of one rank alone must not. */
  static List<SymmetryContract> of(String label, Separator net) {
    boolean typed = net instanceof Separator.Batched b && readsTypes(b);
    SymmetryContract holds =
        renumbering(
            label + ": renumbering the cells of every rank leaves the output unchanged", net);
    return typed ? List.of(holds, misplaced(label, net)) : List.of(holds);
  }

  private static boolean readsTypes(Separator.Batched net) {
    return Params.named(net).keySet().stream().anyMatch(n -> n.contains("bond_encoder"));
  }

  private static SymmetryContract renumbering(String name, Separator net) {
    return Contract.holds(
            name,
            Symmetry.<List<Permutation>, TypedComplex, Tensor>invariance(
                cells(RINGS), (g, x) -> x.permuted(g)),
            ComplexContracts::typed,
            forward(net))
        .withVarying((x, rng) -> other(rng))
        .withStages(stages());
  }

  private static SymmetryContract misplaced(String label, Separator net) {
    return Contract.breaks(
        label + ": renumbering the edges without their incidences matters",
        Symmetry.<Permutation, TypedComplex, Tensor>invariance(
            new Permutations(RINGS.count(1)),
            (g, x) ->
                new TypedComplex(
                    x.complex(), x.nodeTypes(), x.edgeTypes().gather(g.order()), x.targets())),
        ComplexContracts::typed,
        forward(net));
  }

  /** One torus of 3 × 6 squares against two of 3 × 3, which look the same to every cell. */
  static SymmetryContract covering(String label, Separator net, boolean blind) {
    Symmetry<Integer, TypedComplex, Tensor> exchange =
        Symmetry.invariance(
            new Cyclic(2),
            (g, x) -> g == 0 ? x : x.complex() == TORUS.complex() ? TWO_TORI : TORUS);
    Function<Rng, TypedComplex> inputs = rng -> rng.nextLong() % 2 == 0 ? TORUS : TWO_TORI;
    if (blind) {
      return Contract.holds(
              label + ": one torus 3×6 and two tori 3×3 look the same",
              exchange,
              inputs,
              forward(net))
          .withVarying((x, rng) -> typed(rng));
    }
    return Contract.breaks(
            label + ": one torus 3×6 and two tori 3×3 look different",
            exchange,
            inputs,
            forward(net))
        // What is smaller than this is rounding in float32; what is larger is not.
        .withTolerances(Contract.TOLERANCE_64, 1e-6);
  }

  private static Function<ScalarType, Forward<TypedComplex, Tensor>> forward(Separator net) {
    return type -> {
      Separator copy = Params.to(net, Torch.device("cpu"), type);
      return (x, mode) -> copy.outputs(List.of(x), mode);
    };
  }

  private static Group<List<Permutation>> cells(CombinatorialComplex complex) {
    return new Independent<>(
        complex.counts().stream().<Group<Permutation>>map(Permutations::new).toList());
  }

  private static Map<String, Action<List<Permutation>, Tensor>> stages() {
    Map<String, Action<List<Permutation>, Tensor>> out = new LinkedHashMap<>();
    for (int r = 0; r <= 2; r++) {
      int rank = r;
      out.put("x_" + r, Actions.permute(0).by(g -> g.get(rank)));
    }
    return out;
  }

  private static TypedComplex typed(Rng rng) {
    return new TypedComplex(
        RINGS, types(RINGS.nodes(), rng), types(RINGS.count(1), rng), new double[0]);
  }

  private static IntTable types(int cells, Rng rng) {
    int[] out = new int[cells];
    for (int i = 0; i < cells; i++) {
      out[i] = (int) (rng.nextLong() % TYPES);
    }
    return IntTable.column(out);
  }

  /** Another complex, for networks that do not read types. */
  private static TypedComplex other(Rng rng) {
    return rng.nextLong() % 2 == 0 ? TORUS : TWO_TORI;
  }
}
