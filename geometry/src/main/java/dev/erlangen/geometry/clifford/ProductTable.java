package dev.erlangen.geometry.clifford;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The products of blades that are not zero, by the slots they contribute to: entry e adds {@code
 * coefficient[e] x[left[e]] z[right[e]]} to slot {@code slot[e]}. A slot is a path and a blade of
 * its grade; slots are in the order of grade, path, blade.
 *
 * @param left blades
 * @param right blades
 * @param out blade of the product
 * @param path number of the path
 * @param slot number of the slot, ascending
 * @param coefficient of the product
 * @param slots number of slots
 * @param grade of every blade
 * @param gram q of every blade
 */
public record ProductTable(
    int[] left,
    int[] right,
    int[] out,
    int[] path,
    int[] slot,
    float[] coefficient,
    int slots,
    int[] grade,
    float[] gram) {

  static ProductTable of(Blades blades, DiagonalForm form, GradePaths paths) {
    int count = blades.count();
    int[][] all = new int[5][count * count];
    float[] coefficients = new float[count * count];
    int entries = 0;
    int slots = 0;
    Map<Integer, int[]> blocks = blocks(blades, form);
    int grades = blades.dimension() + 1;
    for (int g = 0; g < grades; g++) {
      for (int p : paths.into(g)) {
        GradePath path = paths.all().get(p);
        int[] pairs =
            blocks.getOrDefault((g * grades + path.left()) * grades + path.right(), new int[0]);
        for (int pair : pairs) {
          int i = pair / count;
          int k = pair % count;
          int j = form.product(i, k);
          all[0][entries] = i;
          all[1][entries] = k;
          all[2][entries] = j;
          all[3][entries] = p;
          all[4][entries] = slots + j - blades.start(g);
          coefficients[entries++] = (float) form.coefficient(i, k);
        }
        slots += blades.size(g);
      }
    }
    return new ProductTable(
        cut(all[0], entries),
        cut(all[1], entries),
        cut(all[2], entries),
        cut(all[3], entries),
        cut(all[4], entries),
        Arrays.copyOf(coefficients, entries),
        slots,
        blades.grades(),
        gram(form, count));
  }

  private static float[] gram(DiagonalForm form, int count) {
    float[] out = new float[count];
    for (int i = 0; i < count; i++) {
      out[i] = (float) form.square(i);
    }
    return out;
  }

  private static int[] cut(int[] all, int length) {
    return Arrays.copyOf(all, length);
  }

  /** Pairs of blades with a product, by the grades of product, left and right. */
  private static Map<Integer, int[]> blocks(Blades blades, DiagonalForm form) {
    int count = blades.count();
    int grades = blades.dimension() + 1;
    Map<Integer, List<Integer>> lists = new HashMap<>();
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < count; k++) {
        if (form.coefficient(i, k) != 0) {
          int g = blades.grade(form.product(i, k));
          int key = (g * grades + blades.grade(i)) * grades + blades.grade(k);
          lists.computeIfAbsent(key, x -> new ArrayList<>()).add(i * count + k);
        }
      }
    }
    Map<Integer, int[]> out = new HashMap<>();
    lists.forEach((key, pairs) -> out.put(key, pairs.stream().mapToInt(x -> x).toArray()));
    return out;
  }
}
