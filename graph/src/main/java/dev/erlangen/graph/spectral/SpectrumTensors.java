package dev.erlangen.graph.spectral;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The spectra of a batch of graphs as tensors, zero-padded to the largest number of columns k.
 *
 * @param vectors (N, k) float64, rows as in the batch
 * @param values (G, k) float64
 * @param counts (G) int64: number of columns of a graph that hold an eigenvector
 */
public record SpectrumTensors(Tensor vectors, Tensor values, Tensor counts) {

  /** Concatenates spectra in the order of the graphs of a batch. */
  public static SpectrumTensors of(List<Spectrum> spectra) {
    Check.that(!spectra.isEmpty(), "a batch must have at least one spectrum, got none");
    int k = spectra.stream().mapToInt(Spectrum::columns).max().orElseThrow();
    int n = spectra.stream().mapToInt(Spectrum::nodes).reduce(0, Math::addExact);
    double[] vectors = new double[Math.multiplyExact(n, k)];
    double[] values = new double[Math.multiplyExact(spectra.size(), k)];
    long[] counts = new long[spectra.size()];
    int row = 0;
    for (int g = 0; g < counts.length; g++) {
      Spectrum s = spectra.get(g);
      counts[g] = s.count();
      System.arraycopy(s.values(), 0, values, g * k, s.columns());
      for (int i = 0; i < s.nodes(); i++, row++) {
        System.arraycopy(s.vectors(), i * s.columns(), vectors, row * k, s.columns());
      }
    }
    return new SpectrumTensors(
        Tensors.of(vectors, n, k), Tensors.of(values, counts.length, k), Tensors.of(counts));
  }
}
