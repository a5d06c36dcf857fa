package dev.erlangen.topology.experiment;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.graph.symmetry.Stirring;
import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.homp.ComplexModel;
import dev.erlangen.topology.homp.HompConfig;
import dev.erlangen.topology.hypergraph.HypergraphNetwork;
import dev.erlangen.topology.mcn.Mcn;
import dev.erlangen.topology.smcn.EnsembleConfig;
import dev.erlangen.topology.smcn.Pair;
import dev.erlangen.topology.smcn.SmcnConfig;
import java.util.ArrayList;
import java.util.List;

/** The contracts of the systems on complexes, with fresh networks. */
public final class TopologyContracts {
  private TopologyContracts() {}

  /** The contracts of the networks of a system. */
  public static List<SymmetryContract> of(String system) {
    return switch (system) {
      case "smcn" -> smcn();
      case "homp" -> homp();
      case "mcn" -> mcn();
      case "hypergraph" ->
          single("hypergraph network", new HypergraphNetwork.Config(8, 2, 2, 2).init(new Rng(1)));
      default -> throw new IllegalArgumentException("this module has no system '" + system + "'");
    };
  }

  private static List<SymmetryContract> smcn() {
    Rng rng = new Rng(1);
    List<SymmetryContract> out = new ArrayList<>();
    Separator molecule = batched(new SmcnConfig.Molecule(8, 8, 1, 2, 2, 0).init(rng), rng);
    Separator torus = batched(new SmcnConfig.Torus(16, 1, 2, 2).init(rng), rng);
    Separator faces =
        batched(new SmcnConfig.Topological(8, 2, new Pair(0, 2), Marks.BINARY, 2).init(rng), rng);
    Separator ensemble =
        batched(
            new EnsembleConfig(
                    8, 2, List.of(0, 1, 2), 8, 2, List.of(0, 1, 2), new Pair(0, 2), true, 0, 2)
                .init(rng),
            rng);
    out.addAll(ComplexContracts.of("SMCN for molecules", molecule));
    out.addAll(ComplexContracts.of("SMCN for tori", torus));
    out.addAll(ComplexContracts.of("SMCN for topological properties", faces));
    out.addAll(ComplexContracts.of("ensemble of SMCN and HOMP", ensemble));
    out.add(ComplexContracts.covering("SMCN for tori", torus, false));
    return out;
  }

  private static List<SymmetryContract> homp() {
    Rng rng = new Rng(1);
    List<SymmetryContract> out = new ArrayList<>();
    for (HompConfig.Task task : HompConfig.Task.values()) {
      Separator net = batched(new HompConfig(task, 8, 2, 2, 0).init(rng), rng);
      String label = "HOMP, " + task;
      out.addAll(ComplexContracts.of(label, net));
      out.add(ComplexContracts.covering(label, net, true));
    }
    return out;
  }

  private static List<SymmetryContract> mcn() {
    Rng rng = new Rng(1);
    Separator pairs = new Separator.Single(Mcn.Config.nodes(2, 2, 4, 2).init(rng));
    Separator triples = new Separator.Single(Mcn.Config.nodes(3, 2, 2, 2).init(rng));
    List<SymmetryContract> out = new ArrayList<>();
    out.addAll(ComplexContracts.of("MCN on pairs of nodes", Stirring.stirred(pairs, rng)));
    out.addAll(ComplexContracts.of("MCN on triples of nodes", Stirring.stirred(triples, rng)));
    out.add(ComplexContracts.covering("MCN on pairs of nodes", pairs, true));
    out.add(ComplexContracts.covering("MCN on triples of nodes", triples, false));
    return out;
  }

  private static List<SymmetryContract> single(String label, ComplexModel net) {
    Separator stirred = batched(net, new Rng(2));
    List<SymmetryContract> out = new ArrayList<>(ComplexContracts.of(label, stirred));
    out.add(ComplexContracts.covering(label, stirred, true));
    return out;
  }

  private static Separator batched(ComplexModel net, Rng rng) {
    return Stirring.stirred(new Separator.Batched(net), rng);
  }
}
