package dev.erlangen.graph.signnet.filter;

import dev.erlangen.core.Check;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** Images on a grid in a safetensors file: {@code edges}, {@code signal}, {@code mask}. */
final class GridFile {
  private static final List<String> NAMES = List.of("edges", "signal", "mask");

  private GridFile() {}

  static GridImages read(Path file) {
    try (PointerScope scope = new PointerScope()) {
      Map<String, Tensor> tensors = SafeTensors.read(file, NAMES);
      Tensor edges = Objects.requireNonNull(tensors.get("edges"));
      Tensor signal = Objects.requireNonNull(tensors.get("signal"));
      Tensor mask = Objects.requireNonNull(tensors.get("mask"));
      Check.that(
          edges.dim() == 2 && edges.size(0) == 2 && signal.dim() == 2,
          "%s: edges must be (2, E) and signal (n, images), got %s and %s",
          file,
          Tensors.shape(edges),
          Tensors.shape(signal));
      int n = (int) signal.size(0);
      int side = (int) Math.round(Math.sqrt(n));
      Check.that(side * side == n, "%s: the grid must be square, got %d pixels", file, n);
      Check.that(mask.numel() == n, "%s: mask needs %d entries, got %d", file, n, mask.numel());
      Graph grid = GridImages.grid(side);
      Check.that(
          grid.equals(graph(n, Tensors.longs(edges))),
          "%s: edges must be those of the %d x %d four-neighbour grid, row after row",
          file,
          side,
          side);
      return new GridImages(grid, columns(signal), flags(Tensors.longs(mask)));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot read images from %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Graph graph(int n, long[] ends) {
    int[] all = Arrays.stream(ends).mapToInt(Math::toIntExact).toArray();
    int e = all.length / 2;
    return Graph.undirected(n, Arrays.copyOf(all, e), Arrays.copyOfRange(all, e, 2 * e));
  }

  private static double[][] columns(Tensor signal) {
    double[][] out = new double[(int) signal.size(1)][];
    for (int image = 0; image < out.length; image++) {
      out[image] = Tensors.doubles(signal.select(1, image));
    }
    return out;
  }

  private static boolean[] flags(long[] values) {
    boolean[] out = new boolean[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i] != 0;
    }
    return out;
  }
}
