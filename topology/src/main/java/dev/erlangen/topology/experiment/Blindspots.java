package dev.erlangen.topology.experiment;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.params.Params;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What networks with random weights tell apart among complexes that look alike around every cell,
 * in float64 and evaluation mode: {@code smcn-blindspots} without training.
 *
 * @param families names of the families of pairs
 * @param pairs number of pairs of each
 * @param differences by family: how many pairs differ in which invariants
 * @param rows one per network
 */
public record Blindspots(
    List<String> families, List<Integer> pairs, List<String> differences, List<Row> rows) {
  private static final int CHANNELS = 32;
  private static final int LAYERS = 3;
  private static final int OUTPUTS = 4;

  public Blindspots {
    families = List.copyOf(families);
    pairs = List.copyOf(pairs);
    differences = List.copyOf(differences);
    rows = List.copyOf(rows);
  }

  /**
   * What one network does.
   *
   * @param network in words
   * @param separated pairs told apart, by family
   * @param equal pairs with the same output to 1e-12, by family
   */
  public record Row(String network, List<Integer> separated, List<Integer> equal) {
    public Row {
      separated = List.copyOf(separated);
      equal = List.copyOf(equal);
    }
  }

  /** Measures all networks of the recipe with the weights of a seed. */
  public static Blindspots measure(long seed) {
    SmcnBlindspots recipe = new SmcnBlindspots();
    List<PairFamily> families = recipe.families();
    BlindspotSettings.Network sizes = new BlindspotSettings.Network(CHANNELS, LAYERS, OUTPUTS);
    List<Row> rows = new ArrayList<>();
    for (BlindspotRecipe.Contestant c : recipe.contestants(sizes)) {
      Separator net =
          Params.to(c.fresh().apply(new Rng(seed)), Torch.device("cpu"), ScalarType.Double);
      List<Integer> separated = new ArrayList<>();
      List<Integer> equal = new ArrayList<>();
      NoGrad.run(
          () -> {
            for (PairFamily family : families) {
              Separation s = Separation.of(family, some -> net.outputs(some, Mode.EVAL));
              separated.add(s.separated());
              equal.add(s.equal());
            }
          });
      rows.add(new Row(c.label(), separated, equal));
    }
    return new Blindspots(
        families.stream().map(PairFamily::name).toList(),
        families.stream().map(f -> f.pairs().size()).toList(),
        families.stream().map(PairDifferences::of).toList(),
        rows);
  }

  /** Number of pairs, over all networks, whose outputs are neither equal nor clearly different. */
  public int undecided() {
    int all = pairs.stream().mapToInt(Integer::intValue).sum() * rows.size();
    for (Row row : rows) {
      all -= row.separated().stream().mapToInt(Integer::intValue).sum();
      all -= row.equal().stream().mapToInt(Integer::intValue).sum();
    }
    return all;
  }

  /**
   * Whether the first network tells all pairs apart, the second all tori but no strips, and the
   * others, which pass messages, give equal outputs throughout.
   */
  public boolean isPublished() {
    List<Integer> second = rows.get(1).separated();
    return rows.get(0).separated().equals(pairs)
        && second.get(0).equals(pairs.get(0))
        && rows.get(1).equal().get(1).equals(pairs.get(1))
        && rows.stream().skip(2).allMatch(r -> r.equal().equals(pairs));
  }
}
