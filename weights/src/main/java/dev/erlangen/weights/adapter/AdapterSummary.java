package dev.erlangen.weights.adapter;

import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * What is invariant of an adapter: ranks, norms and spectra of its updates, without forming one.
 *
 * @param format dialect of the file
 * @param modules one summary per module, in natural order
 * @param parameters number of values in the factors
 * @param extras names of what the file holds beside the pairs
 */
public record AdapterSummary(
    Adapter.Format format, List<ModuleSummary> modules, long parameters, List<String> extras) {

  /** Shape of a pair; pairs of one shape are decomposed together. */
  private record Shape(long rows, long columns, long rank) {}

  /** Summarises an adapter in float64. */
  public static AdapterSummary of(Adapter adapter) {
    Map<Shape, List<String>> groups = new LinkedHashMap<>();
    adapter
        .modules()
        .forEach(
            (name, p) ->
                groups
                    .computeIfAbsent(
                        new Shape(p.rows(), p.columns(), p.rank()), k -> new ArrayList<>())
                    .add(name));
    Map<String, double[]> values = new HashMap<>();
    groups.values().forEach(names -> values.putAll(spectra(adapter, names)));
    List<ModuleSummary> modules = new ArrayList<>();
    adapter
        .modules()
        .forEach(
            (name, p) ->
                modules.add(
                    new ModuleSummary(
                        name,
                        p.kind(),
                        p.rows(),
                        p.columns(),
                        p.rank(),
                        p.scale(),
                        values.getOrDefault(name, new double[0]))));
    return new AdapterSummary(
        adapter.format(), modules, adapter.parameters(), List.copyOf(adapter.extra().keySet()));
  }

  private static Map<String, double[]> spectra(Adapter adapter, List<String> names) {
    try (PointerScope scope = new PointerScope()) {
      List<LoraPair> pairs = names.stream().map(adapter::module).toList();
      // Stacked in their own type and then converted, all scales at the end: few operations.
      Tensor u = stacked(pairs.stream().map(p -> p.up().flatten(1, -1)));
      Tensor v = stacked(pairs.stream().map(p -> p.down().flatten(1, -1))).transpose(1, 2);
      double[] all = Tensors.doubles(new Factored(u, v).singularValues());
      int rank = all.length / names.size();
      Map<String, double[]> out = new HashMap<>();
      for (int i = 0; i < names.size(); i++) {
        double scale = Math.abs(pairs.get(i).scale());
        double[] own = Arrays.copyOfRange(all, i * rank, (i + 1) * rank);
        out.put(names.get(i), Arrays.stream(own).map(x -> scale * x).toArray());
      }
      return out;
    }
  }

  private static Tensor stacked(Stream<Tensor> parts) {
    return Tensors.stack(0, parts.toArray(Tensor[]::new)).to(ScalarType.Double);
  }

  /** Frobenius norm of all updates together. */
  public double norm() {
    return Math.sqrt(modules.stream().mapToDouble(m -> m.norm() * m.norm()).sum());
  }

  /** Largest singular value of any update. */
  public double largest() {
    return modules.stream().mapToDouble(ModuleSummary::largest).max().orElse(0);
  }

  /** Mean effective rank of the updates. */
  public double effectiveRank() {
    return modules.stream().mapToDouble(ModuleSummary::effectiveRank).average().orElse(0);
  }

  /** Smallest and largest rank of the factors, as text. */
  public String ranks() {
    long low = modules.stream().mapToLong(ModuleSummary::rank).min().orElse(0);
    long high = modules.stream().mapToLong(ModuleSummary::rank).max().orElse(0);
    return low == high ? Long.toString(low) : low + "-" + high;
  }
}
