package dev.erlangen.geometry.clifford;

import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Left multiplication of blades by vectors, without a metric, and how blades are built from blades
 * of lower grade.
 *
 * @param extend {@code extend[a]} maps E_K to e_a ∧ E_K, (n, 2^n, 2^n)
 * @param contract {@code contract[b]} removes e_b with the sign of its place, (n, 2^n, 2^n)
 * @param levels grades 2 to n
 */
record WedgeTensors(Tensor extend, Tensor contract, List<Level> levels) {
  /**
   * The k blades K of grade m, as K = {a} ∪ R with a the lowest vector.
   *
   * @param first a, int64 (k)
   * @param rest R among the blades of grade m-1, int64 (k)
   * @param pair place of (a, R_r) in a matrix (n, n), int64 (k (m-1))
   * @param sign (-1)^r, (k (m-1))
   * @param lower R without R_r among the blades of grade m-2, int64 (k (m-1))
   */
  record Level(Tensor first, Tensor rest, Tensor pair, Tensor sign, Tensor lower) {}

  static WedgeTensors of(Blades blades, Tensor like) {
    int n = blades.dimension();
    int count = blades.count();
    double[] extend = new double[n * count * count];
    double[] contract = new double[n * count * count];
    for (int a = 0; a < n; a++) {
      for (int k = 0; k < count; k++) {
        int bits = blades.bitmap(k);
        int sign = Integer.bitCount(bits & ((1 << a) - 1)) % 2 == 0 ? 1 : -1;
        int out = blades.index(bits ^ 1 << a);
        double[] to = (bits >> a & 1) == 0 ? extend : contract;
        to[(a * count + out) * count + k] = sign;
      }
    }
    List<Level> levels = new ArrayList<>();
    for (int g = 2; g <= n; g++) {
      levels.add(level(blades, g, like));
    }
    return new WedgeTensors(
        BladeTensors.kept(extend, like, n, count, count),
        BladeTensors.kept(contract, like, n, count, count),
        List.copyOf(levels));
  }

  private static Level level(Blades blades, int g, Tensor like) {
    int n = blades.dimension();
    int size = blades.size(g);
    long[] first = new long[size];
    long[] rest = new long[size];
    long[] pair = new long[size * (g - 1)];
    double[] sign = new double[pair.length];
    long[] lower = new long[pair.length];
    for (int i = 0; i < size; i++) {
      int bits = blades.bitmap(blades.start(g) + i);
      int others = bits & (bits - 1);
      first[i] = Integer.numberOfTrailingZeros(bits);
      rest[i] = blades.index(others) - blades.start(g - 1);
      int left = others;
      for (int r = 0; r < g - 1; r++, left &= left - 1) {
        int b = Integer.numberOfTrailingZeros(left);
        int at = i * (g - 1) + r;
        pair[at] = first[i] * n + b;
        sign[at] = r % 2 == 0 ? 1 : -1;
        lower[at] = blades.index(others ^ 1 << b) - blades.start(g - 2);
      }
    }
    return new Level(
        index(first, like),
        index(rest, like),
        index(pair, like),
        BladeTensors.kept(sign, like, sign.length),
        index(lower, like));
  }

  static Tensor index(long[] values, Tensor like) {
    return Tensors.kept(() -> Tensors.of(values).to(like.device(), ScalarType.Long));
  }
}
