package dev.erlangen.graph.basisnet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.graph.generator.RandomGraphs;
import dev.erlangen.graph.signnet.filter.GridImages;
import dev.erlangen.graph.spectral.LaplacianType;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import dev.erlangen.graph.spectral.Spectrum;
import dev.erlangen.graph.spectral.Truncation;
import dev.erlangen.graph.symmetry.Stirring;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What BasisNet computes from bases in O(n d) is what it computes from projectors in O(n²). */
class FactoredMapsTest {

  static Stream<Graph> graphs() {
    return Stream.of(
        Families.petersen(),
        Families.cycle(12),
        GridImages.grid(5),
        RandomGraphs.erdosRenyi(17, 0.3, new SplittableRandom(3)));
  }

  private static SpectralDecomposition decomposed(Graph graph) {
    return SpectralDecomposition.of(graph, LaplacianType.SYMMETRIC);
  }

  /** Whether all diagonals of projectors are constant, as in vertex-transitive graphs. */
  private static boolean alike(Graph graph) {
    return groups(decomposed(graph)).groups().stream()
        .map(g -> g.bases().square().sum(-1)) // (B, n)
        .allMatch(d -> Tensors.item(d.sub(d.narrow(1, 0, 1)).abs().max()) < 1e-12);
  }

  private static EigenspaceGroups groups(SpectralDecomposition d) {
    Tensor vectors = Tensors.of(d.vectors(), d.nodes(), d.nodes());
    return EigenspaceGroups.of(vectors, d.eigenspaces());
  }

  private static double difference(Tensor a, Tensor b) {
    assertThat(a.shape()).isEqualTo(b.shape());
    return Tensors.item(a.sub(b).abs().max());
  }

  private static <M> M inDouble(M model) {
    return Params.to(model, Torch.device("cpu"), ScalarType.Double);
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void mapsOfBasesAreMapsOfProjectors(Graph graph) {
    for (EigenspaceGroups.Group group : groups(decomposed(graph)).groups()) {
      Tensor dense = TwoToOne.maps(Projector.dense(group.bases())).squeeze(1); // (B, 5, n)
      assertThat(difference(Projector.maps(group.bases()).transpose(1, 2), dense))
          .isLessThan(1e-14);
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void networksAgree(Graph graph) {
    SpectralDecomposition d = decomposed(graph);
    EigenspaceGroups groups = groups(d);
    Rng rng = new Rng(2);
    List<Integer> m = groups.multiplicities();
    for (BasisInvariantNet fresh :
        List.of(
            new BasisInvariantNet.PerMultiplicity.Config(m, 8, true).init(rng),
            new BasisInvariantNet.Shared.Config(m, 8, true).init(rng))) {
      BasisInvariantNet net = inDouble(Stirring.stirred(fresh, rng));
      // Where all nodes are alike, statistics of the call divide rounding by the root of 1e-5.
      boolean[] modes = alike(graph) ? new boolean[] {false} : new boolean[] {false, true};
      for (boolean training : modes) {
        for (EigenspaceGroups.Group group : groups.groups()) {
          Mode mode = training ? Mode.train(new Rng(0)) : Mode.EVAL;
          Tensor dense =
              Params.copy(net).forward(Projector.dense(group.bases()), group.multiplicity(), mode);
          Tensor rows =
              Params.copy(net).ofMaps(group.maps(), group.rows(), group.multiplicity(), mode);
          Tensor factored =
              rows.view(-1, graph.nodes(), group.multiplicity()).transpose(1, 2); // (B, m, n)
          assertThat(difference(factored, dense)).isLessThan(1e-10);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void theyReadTheMaps(Graph graph) {
    EigenspaceGroups groups = groups(decomposed(graph));
    Rng rng = new Rng(2);
    BasisInvariantNet net =
        inDouble(
            Stirring.stirred(
                new BasisInvariantNet.PerMultiplicity.Config(groups.multiplicities(), 8, true)
                    .init(rng),
                rng));
    for (EigenspaceGroups.Group group : groups.groups()) {
      int m = group.multiplicity();
      Tensor own = net.ofMaps(group.maps(), group.rows(), m, Mode.EVAL);
      Tensor twice = group.maps().mul(Tensors.scalar(2));
      assertThat(difference(net.ofMaps(twice, group.rows(), m, Mode.EVAL), own))
          .isGreaterThan(1e-6);
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void mapsInJavaAreThoseInTensors(Graph graph) {
    SpectralDecomposition d = decomposed(graph);
    Spectrum all = d.truncate(new Truncation(d.nodes(), false, Truncation.Cut.ERROR, false));
    BatchEigenspaces batch = BatchEigenspaces.of(List.of(SpaceMaps.of(all)));
    List<EigenspaceGroups.Group> groups = groups(d).groups();
    for (int g = 0; g < groups.size(); g++) {
      assertThat(difference(batch.groups().get(g).maps(), groups.get(g).maps())).isLessThan(1e-14);
    }
  }

  @Test
  void aBatchIsItsGraphs() {
    List<SpaceMaps> maps =
        graphs()
            .map(FactoredMapsTest::decomposed)
            .map(d -> d.truncate(new Truncation(d.nodes(), false, Truncation.Cut.ERROR, false)))
            .map(SpaceMaps::of)
            .toList();
    List<Integer> dimensions =
        BatchEigenspaces.of(maps).groups().stream()
            .map(BatchEigenspaces.Group::multiplicity)
            .toList();
    Rng rng = new Rng(4);
    BasisNet net =
        inDouble(Stirring.stirred(new BasisNet.Config(dimensions, 8, 4, 3, true).init(rng), rng));
    Tensor together = net.forward(BatchEigenspaces.of(maps), Mode.EVAL);
    Tensor[] apart =
        maps.stream()
            .map(one -> net.forward(BatchEigenspaces.of(List.of(one)), Mode.EVAL))
            .toArray(Tensor[]::new);
    assertThat(difference(together, Tensors.cat(0, apart))).isLessThan(1e-10);
  }
}
