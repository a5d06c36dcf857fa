package dev.erlangen.train.loop;

import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * An inverse Hessian made of the last changes y of the gradient and s of the parameters; products
 * with it by the two-loop recursion (Nocedal and Wright 2006, algorithm 7.4).
 */
final class Curvature {
  private static final int HISTORY = 100;
  private static final double LEAST = 1e-10;

  private record Pair(Tensor y, Tensor s, double rho) {}

  private final Deque<Pair> pairs = new ArrayDeque<>();
  private double scale = 1;

  /** Takes note of a change, unless its curvature y·s is not clearly positive. */
  void remember(Tensor y, Tensor s) {
    double product = dot(y, s);
    if (product > LEAST) {
      if (pairs.size() == HISTORY) {
        Pair oldest = pairs.removeFirst();
        oldest.y.close();
        oldest.s.close();
      }
      pairs.add(new Pair(Tensors.keep(y), Tensors.keep(s), 1 / product));
      scale = product / dot(y, y);
    }
  }

  /** Returns {@code -H gradient}. */
  Tensor descent(Tensor gradient) {
    Tensor q = gradient.neg();
    List<Double> alphas = new ArrayList<>();
    for (var it = pairs.descendingIterator(); it.hasNext(); ) {
      Pair pair = it.next();
      double alpha = dot(pair.s, q) * pair.rho;
      q.add_(pair.y, new Scalar(-alpha));
      alphas.add(alpha);
    }
    q.mul_(new Scalar(scale));
    int i = alphas.size();
    for (Pair pair : pairs) {
      double beta = dot(pair.y, q) * pair.rho;
      q.add_(pair.s, new Scalar(alphas.get(--i) - beta));
    }
    return q;
  }

  /** Adds the memory to {@code state}. */
  void save(Map<String, Tensor> state) {
    if (!pairs.isEmpty()) {
      state.put("scale", Tensors.of(new double[] {scale}));
      state.put("rho", Tensors.of(pairs.stream().mapToDouble(Pair::rho).toArray()));
      state.put("y", Tensors.stack(0, pairs.stream().map(Pair::y).toArray(Tensor[]::new)));
      state.put("s", Tensors.stack(0, pairs.stream().map(Pair::s).toArray(Tensor[]::new)));
    }
  }

  /** Continues from what {@link #save} wrote. */
  void restore(Map<String, Tensor> state) {
    pairs.clear();
    if (state.containsKey("rho")) {
      scale = Tensors.doubles(Memory.get(state, "scale"))[0];
      double[] rho = Tensors.doubles(Memory.get(state, "rho"));
      for (int i = 0; i < rho.length; i++) {
        pairs.add(new Pair(row(state, "y", i), row(state, "s", i), rho[i]));
      }
    }
  }

  private static Tensor row(Map<String, Tensor> state, String name, int row) {
    return Tensors.kept(() -> Memory.get(state, name).select(0, row).clone());
  }

  static double dot(Tensor a, Tensor b) {
    return a.dot(b).item_double();
  }
}
