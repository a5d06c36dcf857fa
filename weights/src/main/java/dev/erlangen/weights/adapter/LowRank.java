package dev.erlangen.weights.adapter;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A batch of adapters of one base model: for every adapted matrix l the factors of the updates,
 * scale folded in. Ranks may differ between matrices; a column of zeros in both factors changes
 * nothing, which is how different ranks share a batch.
 *
 * @param u U_l, (B, n_l, r_l)
 * @param v V_l, (B, m_l, r_l)
 */
public record LowRank(List<Tensor> u, List<Tensor> v) {
  public LowRank {
    u = List.copyOf(u);
    v = List.copyOf(v);
    Check.that(
        !u.isEmpty() && u.size() == v.size(),
        "as many U as V are needed, at least one, got %d and %d",
        u.size(),
        v.size());
    long batch = u.get(0).size(0);
    for (int l = 0; l < u.size(); l++) {
      Tensor a = u.get(l);
      Tensor b = v.get(l);
      Check.that(
          a.dim() == 3 && b.dim() == 3 && a.size(2) == b.size(2),
          "matrix %d: factors must be (B, n, r) and (B, m, r), got %s and %s",
          l,
          Tensors.shape(a),
          Tensors.shape(b));
      Check.that(
          a.size(0) == batch && b.size(0) == batch,
          "matrix %d: %d and %d adapters, the first matrix has %d",
          l,
          a.size(0),
          b.size(0),
          batch);
    }
  }

  /** Number L of adapted matrices. */
  public int matrices() {
    return u.size();
  }

  /** Number B of adapters. */
  public long batch() {
    return u.get(0).size(0);
  }

  /** Largest rank. */
  public long rank() {
    return u.stream().mapToLong(t -> t.size(2)).max().orElseThrow();
  }

  /** The factors of matrix l. */
  public Factored pair(int l) {
    return new Factored(u.get(l), v.get(l));
  }

  /**
   * The adapters with these numbers, int64 (B'), laid out as {@link #packed}; copying is cheapest
   * from that layout.
   */
  public LowRank select(Tensor index) {
    return map(t -> t.transpose(1, 2).index_select(0, index).transpose(1, 2));
  }

  /**
   * The same factors, in memory (B, r, n) and (B, r, m): what a linear map of the rows then
   * multiplies is one matrix of B·r rows, as it stands.
   */
  public LowRank packed() {
    return map(t -> t.transpose(1, 2).contiguous().transpose(1, 2));
  }

  /** Converts all factors. */
  public LowRank to(Device device, ScalarType type) {
    return map(t -> t.to(device, type));
  }

  /** The same updates with balanced factors, see {@link Factored#balanced}. */
  public LowRank balanced() {
    List<Factored> pairs = IntStream.range(0, u.size()).mapToObj(l -> pair(l).balanced()).toList();
    return new LowRank(
        pairs.stream().map(Factored::u).toList(), pairs.stream().map(Factored::v).toList());
  }

  /** Every factor changed by the same function. */
  public LowRank map(UnaryOperator<Tensor> change) {
    return new LowRank(u.stream().map(change).toList(), v.stream().map(change).toList());
  }

  /** Puts adapters of the same sizes together; smaller ranks are filled with zeros. */
  public static LowRank joined(List<LowRank> parts) {
    Check.that(!parts.isEmpty(), "there must be at least one adapter");
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int l = 0; l < parts.get(0).matrices(); l++) {
      int matrix = l;
      long rank = parts.stream().mapToLong(p -> p.u.get(matrix).size(2)).max().orElseThrow();
      u.add(joined(parts.stream().map(p -> p.u.get(matrix)).toList(), rank));
      v.add(joined(parts.stream().map(p -> p.v.get(matrix)).toList(), rank));
    }
    return new LowRank(u, v);
  }

  private static Tensor joined(List<Tensor> parts, long rank) {
    return Tensors.cat(0, parts.stream().map(t -> widened(t, rank)).toArray(Tensor[]::new));
  }

  /** Zero columns on the last axis up to {@code rank}: the pair stands for the same matrix. */
  public static Tensor widened(Tensor x, long rank) {
    long missing = rank - x.size(-1);
    return missing == 0 ? x : torch.constant_pad_nd(x, new long[] {0, missing}, Tensors.scalar(0));
  }

  /** All factors, {@code u_0, v_0, u_1, v_1, …}. */
  public List<Tensor> interleaved() {
    List<Tensor> out = new ArrayList<>();
    for (int l = 0; l < u.size(); l++) {
      out.add(u.get(l));
      out.add(v.get(l));
    }
    return out;
  }
}
