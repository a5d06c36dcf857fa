package dev.erlangen.topology.complex;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.Csr;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;

/**
 * Several complexes seen as one: the cells of every rank are numbered through, complex after
 * complex, and so are their pairs. Neighbourhoods are made when they are first asked for and belong
 * to the scope in which that happens; a batch is for one thread.
 *
 * <p>Indices are offset by the true numbers of cells, so a complex without cells of some rank, even
 * at the end of the batch, keeps its place.
 */
public final class ComplexBatch {
  private final List<TypedComplex> parts;
  private final List<CombinatorialComplex> complexes;
  private final int dimension;
  private final Map<Integer, int[]> first = new HashMap<>();
  private final Map<List<Integer>, Object> made = new HashMap<>();

  private ComplexBatch(List<TypedComplex> parts) {
    this.parts = List.copyOf(parts);
    Check.that(!parts.isEmpty(), "a batch needs at least one complex, got none");
    complexes = parts.stream().map(TypedComplex::complex).toList();
    dimension = complexes.stream().mapToInt(CombinatorialComplex::dimension).max().orElseThrow();
    BatchTables.check(parts);
  }

  /** Puts complexes together, in that order. */
  public static ComplexBatch of(List<TypedComplex> parts) {
    return new ComplexBatch(parts);
  }

  /** Puts complexes together, in that order. */
  public static ComplexBatch of(TypedComplex... parts) {
    return of(List.of(parts));
  }

  /** Puts those complexes of {@code all} together that have the given numbers. */
  public static ComplexBatch of(List<TypedComplex> all, int[] which) {
    return of(Arrays.stream(which).mapToObj(all::get).toList());
  }

  /** Number of complexes, G. */
  public int complexes() {
    return parts.size();
  }

  /** Largest dimension among the complexes. */
  public int dimension() {
    return dimension;
  }

  /** Number of cells of a rank. */
  public int count(int rank) {
    return first(rank)[parts.size()];
  }

  /** First cell of every complex, and their number at the end. */
  public int[] first(int rank) {
    return first.computeIfAbsent(
        rank,
        r -> {
          int[] out = new int[complexes.size() + 1];
          for (int c = 0; c < complexes.size(); c++) {
            out[c + 1] = Math.addExact(out[c], complexes.get(c).count(r));
          }
          return out;
        });
  }

  /** Rows are complexes, columns their cells of a rank. */
  public Csr cells(int rank) {
    return (Csr)
        made.computeIfAbsent(
            List.of(0, rank),
            k -> Csr.segments(complexes.stream().mapToInt(c -> c.count(rank)).toArray()));
  }

  /** Rows are cells of rank {@code to}, columns the cells of rank {@code from} inside or around. */
  public Csr incidence(int from, int to) {
    Check.that(from != to, "an incidence joins different ranks, got %d twice", from);
    if (from > to) {
      return incidence(to, from).transpose();
    }
    return (Csr)
        made.computeIfAbsent(
            List.of(1, from, to),
            k -> {
              Neighbourhood n = joined(c -> c.incidence(from, to), from, to, 0);
              return Csr.of(count(to), count(from), n.to(), n.from());
            });
  }

  /**
   * Neighbours among the cells of {@code rank}: adjacent through cells of rank {@code via > rank},
   * or coadjacent through cells of rank {@code via < rank}.
   */
  public Bridged neighbours(int rank, int via) {
    Check.that(rank != via, "neighbours of rank %d need a bridge of another rank", rank);
    return (Bridged)
        made.computeIfAbsent(
            List.of(2, rank, via),
            k -> {
              Neighbourhood n =
                  joined(
                      c -> via > rank ? c.adjacency(rank, via) : c.coadjacency(rank, via),
                      rank,
                      rank,
                      via);
              return Bridged.of(count(rank), count(via), n);
            });
  }

  /** The neighbourhoods of all complexes as one, with indices of the batch. */
  Neighbourhood joined(
      Function<CombinatorialComplex, Neighbourhood> of, int from, int to, int via) {
    Entries entries = new Entries();
    for (int c = 0; c < complexes.size(); c++) {
      Neighbourhood n = of.apply(complexes.get(c));
      int bridge = first(via)[c];
      for (int e = 0; e < n.size(); e++) {
        int through = n.bridge().length == 0 ? 0 : bridge + n.bridge()[e];
        entries.add(first(from)[c] + n.from()[e], first(to)[c] + n.to()[e], through);
      }
    }
    return new Neighbourhood(entries.from(), entries.to(), entries.bridge());
  }

  /** The pairs of cells of two ranks. */
  public ProductRows product(int low, int high) {
    return (ProductRows)
        made.computeIfAbsent(
            List.of(3, low, high),
            k -> {
              int[] firstLow = first(low);
              return new ProductRows(complexes, low, high, firstLow, first(high));
            });
  }

  /** int64 (N_rank, columns): types of the cells of rank 0 or 1. */
  public Tensor types(int rank) {
    return BatchTables.types(parts, rank, count(rank));
  }

  /** float32 (G, targets). */
  public Tensor targets() {
    return BatchTables.targets(parts);
  }
}
