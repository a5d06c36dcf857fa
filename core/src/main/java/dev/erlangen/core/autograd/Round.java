package dev.erlangen.core.autograd;

import dev.erlangen.core.tensor.Tensors;
import java.util.Arrays;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * The extrema of all chunks.
 *
 * @param value (C, F), in the order of {@link Chunks#start}
 * @param entry (C, F): the entry of the rows at which each is attained, or null if not asked for
 */
record Round(Chunks chunks, Tensor value, @Nullable Tensor entry) {
  /**
   * Reduces the rows until each is a single chunk.
   *
   * @param table (R, F)
   * @param index the row of the table for each entry; null if they are the same
   */
  static Round over(
      Extremum kind, Tensor table, Chunks chunks, @Nullable Tensor index, boolean withEntry) {
    Round round = once(kind, table, chunks, index, withEntry);
    while (round.chunks.next() != null) {
      Tensor place = longs(round.chunks.rank(), table);
      Round next = once(kind, round.value, round.chunks.next(), place, withEntry);
      if (next.entry != null && round.entry != null) {
        Tensor from = place.index_select(0, next.entry.flatten()).view(next.entry.shape());
        next = new Round(next.chunks, next.value, round.entry.gather(0, from));
      }
      round = next;
    }
    return round;
  }

  private static Round once(
      Extremum kind, Tensor table, Chunks chunks, @Nullable Tensor index, boolean withEntry) {
    Tensor start = longs(chunks.start(), table);
    Tensor best = table.index_select(0, at(start, index)); // (C, F)
    Tensor offset = withEntry ? torch.zeros_like(best) : null;
    for (int k = 1; k < chunks.active().length; k++) {
      try (PointerScope scope = new PointerScope()) {
        int n = chunks.active()[k];
        Tensor entry = start.narrow(0, 0, n).add(new Scalar(k));
        Tensor candidate = table.index_select(0, at(entry, index));
        Tensor part = best.narrow(0, 0, n);
        if (offset != null) {
          Tensor seen = offset.narrow(0, 0, n);
          Tensor here = kind.better(candidate, part).mul_(new Scalar(k));
          torch.maximum_out(seen, seen, here); // k grows, and is exact in every dtype
        }
        kind.improve(part, candidate);
      }
    }
    Tensor found = offset == null ? null : offset.to(ScalarType.Long).add_(start.unsqueeze(1));
    return new Round(chunks, best, found);
  }

  private static Tensor at(Tensor entry, @Nullable Tensor index) {
    return index == null ? entry : index.index_select(0, entry);
  }

  /** (M, F): the values of the rows, 0 for those without entries. */
  Tensor valueOfRows() {
    return ofRows(value);
  }

  /** (M, F): the entries of the rows, 0 for those without any. */
  Tensor entryOfRows() {
    return ofRows(Objects.requireNonNull(entry));
  }

  private Tensor ofRows(Tensor perChunk) {
    int[] first = chunks.firstChunk();
    int padding = chunks.rank().length;
    int[] place = new int[first.length - 1];
    boolean empty = false;
    for (int i = 0; i < place.length; i++) {
      boolean has = first[i + 1] > first[i];
      place[i] = has ? chunks.rank()[first[i]] : padding;
      empty |= !has;
    }
    Tensor all =
        empty ? Tensors.cat(0, perChunk, perChunk.new_zeros(1, perChunk.size(1))) : perChunk;
    return all.index_select(0, longs(place, perChunk));
  }

  private static Tensor longs(int[] values, Tensor like) {
    Tensor t = Tensors.of(Arrays.stream(values).asLongStream().toArray());
    return like.is_cpu() ? t : t.to(like.device(), ScalarType.Long);
  }
}
