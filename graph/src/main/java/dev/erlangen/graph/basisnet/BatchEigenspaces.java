package dev.erlangen.graph.basisnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Csr;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;

/**
 * The eigenspaces of a batch of graphs, stacked by dimension; row (space, node), R rows in all.
 *
 * @param groups in ascending dimension
 * @param nodes rows are the N nodes of the batch, columns the R rows of all groups in order
 */
public record BatchEigenspaces(List<Group> groups, Csr nodes) {
  public BatchEigenspaces {
    groups = List.copyOf(groups);
  }

  /**
   * The spaces of one dimension.
   *
   * @param multiplicity the dimension
   * @param maps (R', 5) float64
   * @param values eigenvalue of the space of each row, (R', 1) float64
   * @param rows which rows belong to one space
   */
  public record Group(int multiplicity, Tensor maps, Tensor values, SpaceRows rows) {}

  private record Placed(SpaceMaps.Space space, int firstNode, int nodes) {}

  /** Stacks the spaces of graphs in the order of a batch. */
  public static BatchEigenspaces of(List<SpaceMaps> graphs) {
    Check.that(!graphs.isEmpty(), "a batch must have at least one graph, got none");
    TreeMap<Integer, List<Placed>> byDimension = new TreeMap<>();
    int nodes = 0;
    int rows = 0;
    for (SpaceMaps graph : graphs) {
      for (SpaceMaps.Space space : graph.spaces()) {
        byDimension
            .computeIfAbsent(space.dimension(), d -> new ArrayList<>())
            .add(new Placed(space, nodes, graph.nodes()));
        rows = Math.addExact(rows, graph.nodes());
      }
      nodes = Math.addExact(nodes, graph.nodes());
    }
    int[] node = new int[rows];
    int at = 0;
    List<Group> groups = new ArrayList<>();
    for (var entry : byDimension.entrySet()) {
      for (Placed placed : entry.getValue()) {
        for (int i = 0; i < placed.nodes; i++) {
          node[at++] = placed.firstNode + i;
        }
      }
      groups.add(group(entry.getKey(), entry.getValue()));
    }
    int[] index = new int[rows];
    Arrays.setAll(index, i -> i);
    return new BatchEigenspaces(groups, Csr.of(nodes, rows, node, index));
  }

  private static Group group(int multiplicity, List<Placed> spaces) {
    int[] sizes = spaces.stream().mapToInt(Placed::nodes).toArray();
    int rows = Arrays.stream(sizes).sum();
    double[] maps = new double[rows * TwoToOne.MAPS];
    double[] values = new double[rows];
    int at = 0;
    for (Placed placed : spaces) {
      double[] own = placed.space.maps();
      System.arraycopy(own, 0, maps, at * TwoToOne.MAPS, own.length);
      Arrays.fill(values, at, at + placed.nodes, placed.space.value());
      at += placed.nodes;
    }
    return new Group(
        multiplicity,
        Tensors.of(maps, rows, TwoToOne.MAPS),
        Tensors.of(values, rows, 1),
        new RaggedRows(Csr.segments(sizes)));
  }
}
