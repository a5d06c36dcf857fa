package dev.erlangen.topology.mcn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiCellularLinearTest {
  private static CochainType type(String ranks) {
    return CochainType.of(
        ranks.isEmpty()
            ? new int[0]
            : Arrays.stream(ranks.split(" ")).mapToInt(Integer::parseInt).toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 2",
    "0 1, 0 1, 4",
    "0, 0 1, 2",
    "0 1, 0, 2",
    "0 0, 0 0, 15",
    "0 0, 0, 5",
    "0 1 2, 0 1 2, 8",
    "0 0 1, 0 1, 10",
    "0 0 0, 0 0 0, 203",
    "0 0, '', 2"
  })
  void theBasisHasAsManyElementsAsThereAreOrbitsOfIndexTuples(String in, String out, int size) {
    var config = new MultiCellularLinear.Config(type(in), type(out), 1, 1);
    assertThat(config.basisSize()).isEqualTo(size);
    List<Integer> ranks = new ArrayList<>(type(in).ranks());
    ranks.addAll(type(out).ranks());
    assertThat(orbits(ranks)).isEqualTo(size);
  }

  /** Orbits of S_n × S_n × … on tuples: tuples up to renaming, by brute force for n = 6. */
  private static int orbits(List<Integer> ranks) {
    int n = ranks.size();
    Set<List<Integer>> patterns = new HashSet<>();
    int[] tuple = new int[ranks.size()];
    for (long code = 0; code < Math.round(Math.pow(n, n)); code++) {
      long rest = code;
      for (int i = 0; i < n; i++) {
        tuple[i] = (int) (rest % n);
        rest /= n;
      }
      List<Integer> canonical = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        int first = i;
        for (int j = i - 1; j >= 0; j--) {
          if (tuple[j] == tuple[i] && ranks.get(j).equals(ranks.get(i))) {
            first = j;
          }
        }
        canonical.add(first);
      }
      patterns.add(canonical);
    }
    return patterns.size();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 1",
    "0 1, 0",
    "0 0, 0 0",
    "0 0, 0",
    "0 1 2, 0 1 2",
    "0 0 1, 0 1",
    "0 1, ''",
    "'', 0 0",
    "0 0 0, 0 0",
    "1 0 0, 0 0 1"
  })
  void mapsCommuteWithRenumberingEveryRankAndOnlyThen(String in, String out) {
    List<Integer> counts = List.of(4, 3, 2);
    Rng rng = new Rng(0);
    MultiCellularLinear map =
        Params.to(
            new MultiCellularLinear.Config(type(in), type(out), 2, 3).init(rng),
            Torch.device("cpu"),
            ScalarType.Double);
    Tensor x = random(rng, type(in), counts, 2);
    List<Permutation> g =
        List.of(
            new Permutations(4).sample(rng),
            new Permutation(new int[] {1, 2, 0}),
            new Permutation(new int[] {1, 0}));
    Tensor y = map.forward(x, counts);
    Tensor moved = map.forward(permuted(x, type(in), g), counts);
    assertThat(distance(moved, permuted(y, type(out), g))).isLessThan(1e-12);
    assertThat(y.shape()[0]).isEqualTo(3);
  }

  @Test
  void everyPatternDoesWhatItSays() {
    // (0,0) → (0): the five maps read diagonal, rows, columns, trace and total.
    List<Integer> counts = List.of(2);
    Tensor x = Tensors.of(new double[] {1, 2, 3, 4}, 1, 2, 2);
    Set<String> results = new HashSet<>();
    int size = new MultiCellularLinear.Config(type("0 0"), type("0"), 1, 1).basisSize();
    for (int p = 0; p < size; p++) {
      Tensor weight = Tensors.of(new double[size], size, 1, 1);
      weight.select(0, p).fill_(new Scalar(1));
      Tensor y = new MultiCellularLinear(type("0 0"), type("0"), weight).forward(x, counts);
      results.add(
          Arrays.stream(Tensors.doubles(y)).mapToObj("%.4f"::formatted).toList().toString());
    }
    // Sums over two cells are divided by √2.
    assertThat(results)
        .containsExactlyInAnyOrder(
            "[1.0000, 4.0000]",
            "[2.1213, 4.9497]",
            "[2.8284, 4.2426]",
            "[3.5355, 3.5355]",
            "[5.0000, 5.0000]");
  }

  @Test
  void aRenumberingOfOneRankAloneIsNoSymmetry() {
    List<Integer> counts = List.of(4, 3);
    Rng rng = new Rng(1);
    CochainType pair = type("0 1");
    MultiCellularLinear map =
        Params.to(
            new MultiCellularLinear.Config(pair, pair, 1, 1).init(rng),
            Torch.device("cpu"),
            ScalarType.Double);
    Tensor x = random(rng, pair, counts, 1);
    List<Permutation> g = List.of(new Permutation(new int[] {1, 0, 2, 3}), Permutation.identity(3));
    assertThat(distance(map.forward(permuted(x, pair, g), counts), map.forward(x, counts)))
        .isGreaterThan(1e-3);
  }

  @Test
  void tooLargeOrdersAreRefused() {
    assertThatThrownBy(() -> new MultiCellularLinear.Config(type("0 0 0 0"), type("0 0 0"), 1, 1))
        .hasMessageContaining("too large a basis");
    assertThatThrownBy(() -> type("3").shape(List.of(1, 2))).hasMessageContaining("no rank 3");
  }

  private static Tensor random(Rng rng, CochainType type, List<Integer> counts, long channels) {
    long[] shape = new long[type.order() + 1];
    shape[0] = channels;
    System.arraycopy(type.shape(counts), 0, shape, 1, type.order());
    return rng.normal(shape).to(ScalarType.Double);
  }

  private static Tensor permuted(Tensor x, CochainType type, List<Permutation> g) {
    Tensor out = x;
    for (int i = 0; i < type.order(); i++) {
      out = out.index_select(1 + i, g.get(type.ranks().get(i)).index());
    }
    return out;
  }

  private static double distance(Tensor a, Tensor b) {
    return Tensors.item(a.sub(b).abs().max());
  }
}
