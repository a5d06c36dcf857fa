package dev.erlangen.topology.smcn;

import dev.erlangen.core.Mode;
import dev.erlangen.core.autograd.Aggregation;
import dev.erlangen.core.autograd.Gather;
import dev.erlangen.topology.complex.Bridged;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.ProductRows;
import dev.erlangen.topology.homp.CellModule;
import dev.erlangen.topology.homp.Cochains;
import dev.erlangen.topology.homp.Gin;
import org.bytedeco.pytorch.Tensor;

/**
 * A convolution on pairs of cells. State: {@code conv}.
 *
 * @param conv the map; for {@link Way#INCIDENCE} a GIN
 * @param pair which pairs
 * @param way along what
 * @param second what is done to the result along the same neighbourhood
 * @param residual whether the pairs are added to the result
 */
public record SubcomplexConv(Gin conv, Pair pair, Way way, Second second, boolean residual)
    implements CellModule {

  /** Between which pairs messages run. */
  public enum Way {
    /**
     * For every fixed y, from (x', y) to (x, y) where x' and x share a cell of the next rank; its
     * features are those of the bridge.
     */
    LOW,
    /** For every fixed x, from (x, y') to (x, y) where y' and y share a node, the bridge. */
    HIGH,
    /** From every (x, y) with x ⊂ y to all pairs of x, y itself included. */
    INCIDENCE
  }

  /** A second convolution along the same neighbourhood. */
  public enum Second {
    /** None. */
    NONE,
    /** {@code h + Σ h}, a GIN whose map is the identity. */
    IDENTITY,
    /** The same convolution again; its map must keep the width. */
    REPEAT
  }

  @Override
  public Tensor forward(Cochains x, ComplexBatch batch, Mode mode) {
    Tensor pairs = pair.of(x);
    Tensor once = step(pairs, x, batch, mode);
    Tensor out =
        switch (second) {
          case NONE -> once;
          case IDENTITY -> once.add(plain(once, batch));
          case REPEAT -> step(once, x, batch, mode);
        };
    return residual ? out.add(pairs) : out;
  }

  private Tensor step(Tensor pairs, Cochains x, ComplexBatch batch, Mode mode) {
    if (!conv.needsBridge() || way == Way.INCIDENCE) {
      return conv.finish(plain(pairs, batch), pairs, mode);
    }
    return conv.forward(pairs, x.cells(bridge()), neighbours(batch), mode);
  }

  private int bridge() {
    return way == Way.LOW ? pair.low() + 1 : 0;
  }

  private Bridged neighbours(ComplexBatch batch) {
    ProductRows rows = pair.rows(batch);
    int[] first = batch.first(bridge());
    return way == Way.LOW ? rows.lowAdjacency(first) : rows.highAdjacency(first);
  }

  /** Sums of neighbours; pairs of one x share theirs, so it is summed once and handed out. */
  private Tensor plain(Tensor pairs, ComplexBatch batch) {
    if (way != Way.INCIDENCE) {
      return Aggregation.sum(pairs, neighbours(batch).edges());
    }
    ProductRows rows = pair.rows(batch);
    return Gather.rows(Aggregation.sum(pairs, rows.incident()), rows.ofLow());
  }

  /** A convolution without second and residual. */
  public static SubcomplexConv of(Gin conv, Pair pair, Way way) {
    return new SubcomplexConv(conv, pair, way, Second.NONE, false);
  }
}
