package dev.erlangen.topology.smcn;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Embedding;
import dev.erlangen.core.params.Name;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.homp.CellModule;
import dev.erlangen.topology.homp.Cochains;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * An embedding of the marks of pairs: distances are clamped at {@code maxDist}; an unreachable pair
 * has the row behind. Binary marks use the rows 0 and 1. State: {@code embed.weight} (maxDist + 2,
 * D).
 *
 * @param embedding table
 * @param pair which pairs
 * @param marks which marks
 * @param maxDist largest distance that is told apart
 */
public record MarkEmbedding(@Name("embed") Embedding embedding, Pair pair, Marks marks, int maxDist)
    implements CellModule {
  /** Where the official code cuts. */
  public static final int MAX_DIST = 10;

  public MarkEmbedding {
    Check.positive("maxDist", maxDist);
    Check.that(
        embedding.weight().size(0) == maxDist + 2L,
        "marks up to %d need a table of %d rows, got %d",
        maxDist,
        maxDist + 2,
        embedding.weight().size(0));
  }

  /** A fresh table. */
  public static MarkEmbedding init(Pair pair, Marks marks, long dim, Rng rng) {
    return new MarkEmbedding(
        new Embedding.Config(MAX_DIST + 2, dim).init(rng), pair, marks, MAX_DIST);
  }

  @Override
  public Tensor forward(Cochains x, ComplexBatch batch, Mode mode) {
    return of(pair.rows(batch).marks(marks));
  }

  /** Maps marks (P) int64, not negative, to (P, D). */
  public Tensor of(Tensor raw) {
    Tensor far = raw.ge(new Scalar(Marks.UNREACHABLE));
    Tensor row = raw.clamp_max(new Scalar((long) maxDist));
    return embedding.forward(row.masked_fill(far, new Scalar(maxDist + 1L)));
  }
}
