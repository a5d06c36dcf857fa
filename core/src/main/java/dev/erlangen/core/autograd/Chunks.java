package dev.erlangen.core.autograd;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSR cut into chunks of at most {@link #LIMIT} entries, longest first, so that the
 * k-th entries of all chunks can be processed together: those that exist belong to a prefix.
 *
 * @param start first entry of each chunk, in order of falling length
 * @param active {@code active[k]}: how many chunks have more than {@code k} entries
 * @param rank of a chunk, numbered row by row: its place in that order
 * @param firstChunk (M+1): the chunks of each row, numbered row by row
 * @param next cuts the chunks of the rows in turn; null when no row has more than one
 */
record Chunks(int[] start, int[] active, int[] rank, int[] firstChunk, @Nullable Chunks next) {
  /** Bounds the number of native calls per pass, whatever the largest degree. */
  static final int LIMIT = 64;

  static Chunks of(int[] pointer) {
    int rows = pointer.length - 1;
    int[] firstChunk = new int[rows + 1];
    boolean single = true;
    for (int i = 0; i < rows; i++) {
      int count = (pointer[i + 1] - pointer[i] + LIMIT - 1) / LIMIT;
      single &= count <= 1;
      firstChunk[i + 1] = firstChunk[i] + count;
    }
    int chunks = firstChunk[rows];
    int[] begin = new int[chunks];
    int[] missing = new int[chunks];
    for (int i = 0, c = 0; i < rows; i++) {
      for (int at = pointer[i]; at < pointer[i + 1]; at += LIMIT, c++) {
        begin[c] = at;
        missing[c] = LIMIT - Math.min(LIMIT, pointer[i + 1] - at);
      }
    }
    int[] order = CountingSort.order(missing, LIMIT);
    int[] rank = new int[chunks];
    for (int place = 0; place < chunks; place++) {
      rank[order[place]] = place;
    }
    return new Chunks(
        CountingSort.pick(begin, order),
        active(CountingSort.starts(missing, LIMIT)),
        rank,
        firstChunk,
        single ? null : of(firstChunk));
  }

  /** A chunk has more than k entries if fewer than LIMIT - k are missing. */
  private static int[] active(int[] startsByMissing) {
    int[] active = new int[LIMIT];
    int longest = 0;
    for (int k = 0; k < LIMIT; k++) {
      active[k] = startsByMissing[LIMIT - k];
      longest = active[k] > 0 ? k + 1 : longest;
    }
    return Arrays.copyOf(active, longest);
  }
}
