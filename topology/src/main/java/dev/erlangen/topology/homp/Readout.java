package dev.erlangen.topology.homp;

import dev.erlangen.core.autograd.Segments;
import dev.erlangen.topology.complex.ComplexBatch;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Pools the cells of each of some ranks over every complex; a complex without cells of a rank gets
 * zeros.
 *
 * @param ranks which ranks, in order
 * @param mean whether the mean is taken, else the sum
 */
public record Readout(List<Integer> ranks, boolean mean) {
  public Readout {
    ranks = List.copyOf(ranks);
  }

  /** One (G, D) per rank. */
  public List<Tensor> of(Cochains x, ComplexBatch batch) {
    return ranks.stream()
        .map(
            r ->
                mean
                    ? Segments.mean(x.cells(r), batch.cells(r))
                    : Segments.sum(x.cells(r), batch.cells(r)))
        .toList();
  }
}
