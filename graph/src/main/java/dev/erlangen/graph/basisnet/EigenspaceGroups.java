package dev.erlangen.graph.basisnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.spectral.Eigenspace;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The eigenspaces of one graph, stacked by dimension: what φ reads of them, computed once. Within a
 * group the spaces are in eigenvalue order.
 *
 * @param nodes n
 * @param groups in ascending dimension
 */
public record EigenspaceGroups(long nodes, List<Group> groups) {
  public EigenspaceGroups {
    groups = List.copyOf(groups);
  }

  /**
   * The spaces of one dimension.
   *
   * @param multiplicity the dimension m
   * @param bases (b, n, m)
   * @param maps {@link Projector#maps} of the bases with one node per row, (b·n, 5)
   */
  public record Group(int multiplicity, Tensor bases, Tensor maps) {
    /** The rows of the maps. */
    public SpaceRows rows() {
      return SpaceRows.of(bases.size(0), bases.size(1));
    }
  }

  /**
   * Stacks eigenspaces.
   *
   * @param vectors eigenvectors (n, k), one per column
   * @param spaces whole eigenspaces among the columns
   */
  public static EigenspaceGroups of(Tensor vectors, List<Eigenspace> spaces) {
    Check.that(vectors.dim() == 2, "eigenvectors must be a matrix, got %d axes", vectors.dim());
    TreeMap<Integer, List<Long>> columns = new TreeMap<>();
    for (Eigenspace space : spaces) {
      Check.that(
          space.end() <= vectors.size(1),
          "an eigenspace ends at column %d of %d",
          space.end(),
          vectors.size(1));
      List<Long> list = columns.computeIfAbsent(space.dimension(), d -> new ArrayList<>());
      for (int c = space.first(); c < space.end(); c++) {
        list.add((long) c);
      }
    }
    long n = vectors.size(0);
    List<Group> groups = new ArrayList<>();
    columns.forEach(
        (m, list) -> {
          long[] index = list.stream().mapToLong(Long::longValue).toArray();
          Tensor picked =
              vectors.index_select(
                  1, Tensors.of(index).to(vectors.device(), torch.ScalarType.Long));
          Tensor bases = picked.view(n, -1, m).permute(1, 0, 2).contiguous(); // (b, n, m)
          groups.add(new Group(m, bases, Projector.maps(bases).view(-1, TwoToOne.MAPS)));
        });
    return new EigenspaceGroups(n, groups);
  }

  /** Returns these spaces on {@code device} in the precision {@code type}. */
  public EigenspaceGroups to(Device device, torch.ScalarType type) {
    return new EigenspaceGroups(
        nodes,
        groups.stream()
            .map(g -> new Group(g.multiplicity, g.bases.to(device, type), g.maps.to(device, type)))
            .toList());
  }

  /** The dimensions that occur, ascending. */
  public List<Integer> multiplicities() {
    return groups.stream().map(Group::multiplicity).toList();
  }
}
