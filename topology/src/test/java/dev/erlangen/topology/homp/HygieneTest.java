package dev.erlangen.topology.homp;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.graph.symmetry.Stirring;
import dev.erlangen.testkit.GradientCheck;
import dev.erlangen.testkit.LeakExtension;
import dev.erlangen.testkit.RoundTrip;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homology.Surfaces;
import dev.erlangen.topology.hypergraph.HypergraphNetwork;
import dev.erlangen.topology.mcn.Mcn;
import dev.erlangen.topology.smcn.EnsembleConfig;
import dev.erlangen.topology.smcn.Pair;
import dev.erlangen.topology.smcn.SmcnConfig;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class HygieneTest {
  private static final List<TypedComplex> COMPLEXES =
      List.of(
          TypedComplex.uniform(Surfaces.octahedron().combinatorial()),
          TypedComplex.uniform(Surfaces.moebius(3).combinatorial()));

  private static <M> M typed(M net, Rng rng) {
    return Params.to(Stirring.stirred(net, rng), Torch.device("cpu"), ScalarType.Double);
  }

  private static EnsembleConfig ensemble() {
    return new EnsembleConfig(3, 1, List.of(0, 1, 2), 3, 1, List.of(2), new Pair(0, 2), true, 0, 1);
  }

  @Test
  void gradientsAgreeWithDifferences() {
    Rng rng = new Rng(5);
    for (ComplexModel net :
        List.of(
            new SmcnConfig.Topological(2, 1, new Pair(0, 1), Marks.DISTANCE, 1).init(rng),
            new HompConfig(HompConfig.Task.TOPOLOGICAL, 2, 1, 1, 0).init(rng),
            new HypergraphNetwork.Config(2, 1, 2, 1).init(rng))) {
      ComplexModel own = typed(net, rng);
      GradientCheck.check(own, List.of(), () -> own.forward(ComplexBatch.of(COMPLEXES), Mode.EVAL));
    }
    Mcn mcn = typed(Mcn.Config.nodes(2, 2, 2, 1).init(rng), rng);
    GradientCheck.check(
        mcn, List.of(), () -> mcn.forward(COMPLEXES.get(0).complex(), Mode.EVAL).get(0));
  }

  @Test
  void statesSurviveAFile() {
    RoundTrip.check(
        ensemble().init(new Rng(0)),
        ensemble().init(new Rng(1)),
        net -> net.forward(ComplexBatch.of(COMPLEXES), Mode.EVAL));
    SmcnConfig molecule = new SmcnConfig.Molecule(4, 3, 1, 2, 1, 0);
    RoundTrip.check(
        molecule.init(new Rng(0)),
        molecule.init(new Rng(1)),
        net -> net.forward(ComplexBatch.of(COMPLEXES), Mode.EVAL));
    Mcn.Config mcn = Mcn.Config.nodes(2, 2, 2, 1);
    RoundTrip.check(
        mcn.init(new Rng(0)),
        mcn.init(new Rng(1)),
        net -> net.forward(COMPLEXES.get(0).complex(), Mode.EVAL).get(0));
  }

  @Test
  void stepsLeaveNothingBehind() {
    ComplexNet net = new SmcnConfig.Molecule(4, 3, 1, 2, 1, 0).init(new Rng(0));
    Mode mode = Mode.train(new Rng(0));
    LeakExtension.assertNoGrowth(
        20,
        () -> {
          try (PointerScope scope = new PointerScope()) {
            net.forward(ComplexBatch.of(COMPLEXES), mode).sum().backward();
            Params.clearGradients(net);
          }
        });
  }
}
