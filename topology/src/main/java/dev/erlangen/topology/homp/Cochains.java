package dev.erlangen.topology.homp;

import dev.erlangen.core.Check;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Features of cells ({@code x_0}, {@code x_1}, …) and of pairs of cells ({@code x_0_1}, …) at some
 * point of a network.
 *
 * @param values by name; rows as in the batch
 */
public record Cochains(Map<String, Tensor> values) {
  public Cochains {
    values = new LinkedHashMap<>(values);
  }

  /** Nothing yet. */
  public static Cochains none() {
    return new Cochains(Map.of());
  }

  /** Name of the features of the cells of a rank. */
  public static String name(int rank) {
    return "x_" + rank;
  }

  /** Name of the features of pairs of cells. */
  public static String name(int low, int high) {
    return "x_" + low + "_" + high;
  }

  /** Features (N_rank, D) of the cells of a rank. */
  public Tensor cells(int rank) {
    return get(name(rank));
  }

  /** Features (P, D) of the pairs of cells. */
  public Tensor pairs(int low, int high) {
    return get(name(low, high));
  }

  private Tensor get(String name) {
    Tensor value = values.get(name);
    Check.that(value != null, "no layer has made %s yet, only %s", name, values.keySet());
    return Objects.requireNonNull(value);
  }

  @Nullable Tensor find(String name) {
    return values.get(name);
  }

  /** Returns these with one replaced or added. */
  public Cochains with(String name, Tensor value) {
    Map<String, Tensor> out = new LinkedHashMap<>(values);
    out.put(name, value);
    return new Cochains(out);
  }
}
