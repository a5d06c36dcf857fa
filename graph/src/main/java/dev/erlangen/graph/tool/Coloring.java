package dev.erlangen.graph.tool;

import java.util.Arrays;
import java.util.List;

/**
 * Colours of the nodes of several graphs, comparable across them.
 *
 * @param colors one array per graph, one colour per node; the colours are 0 .. {@code count} - 1
 * @param count number of colours in use
 * @param rounds refinement rounds that split a colour
 */
public record Coloring(List<int[]> colors, int count, int rounds) {

  /** Returns how many nodes of graph {@code g} have each colour. */
  public int[] histogram(int g) {
    int[] histogram = new int[count];
    for (int color : colors.get(g)) {
      histogram[color]++;
    }
    return histogram;
  }

  /** Whether the graphs g and h have different histograms, and so are not isomorphic. */
  public boolean separates(int g, int h) {
    return !Arrays.equals(histogram(g), histogram(h));
  }
}
