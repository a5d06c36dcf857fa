package dev.erlangen.topology.homp;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Embedding;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.feature.AtomEncoder;
import dev.erlangen.graph.feature.BondEncoder;
import dev.erlangen.topology.complex.ComplexBatch;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** First features of cells. */
public final class Embeddings {
  /** Sizes of OGB's tables of atoms. */
  public static final List<Integer> ATOMS = List.of(119, 5, 12, 12, 10, 6, 6, 2, 2);

  /** Sizes of OGB's tables of bonds. */
  public static final List<Integer> BONDS = List.of(5, 6, 2);

  private Embeddings() {}

  /**
   * Categories of nodes, summed over the columns that the data have; further tables are idle.
   * State: {@code atom_encoder}.
   */
  public record Atoms(AtomEncoder atomEncoder) implements CellModule {
    /** Fresh tables. */
    public static Atoms init(List<Integer> vocabulary, long dim, Rng rng) {
      return new Atoms(new AtomEncoder.Config(vocabulary, dim).init(rng));
    }

    @Override
    public Tensor forward(Cochains x, ComplexBatch batch, Mode mode) {
      Tensor types = batch.types(0);
      return new AtomEncoder(used(0, atomEncoder.embeddings(), types)).forward(types);
    }
  }

  /** Categories of the cells of rank 1, as {@link Atoms}. State: {@code bond_encoder}. */
  public record Bonds(BondEncoder bondEncoder) implements CellModule {
    /** Fresh tables. */
    public static Bonds init(List<Integer> vocabulary, long dim, Rng rng) {
      return new Bonds(new BondEncoder.Config(vocabulary, dim).init(rng));
    }

    @Override
    public Tensor forward(Cochains x, ComplexBatch batch, Mode mode) {
      Tensor types = batch.types(1);
      return new BondEncoder(used(1, bondEncoder.embeddings(), types)).forward(types);
    }
  }

  private static List<Embedding> used(int rank, List<Embedding> tables, Tensor types) {
    long columns = types.size(1);
    Check.that(
        columns >= 1 && columns <= tables.size(),
        "features of rank %d: 1 to %d categorical columns, got %d",
        rank,
        tables.size(),
        columns);
    for (int c = 0; c < columns && types.size(0) > 0; c++) {
      Tensor column = types.select(1, c);
      long low = column.min().item_long();
      long high = column.max().item_long();
      long size = tables.get(c).weight().size(0);
      Check.that(
          low >= 0 && high < size,
          "features of rank %d, column %d: values must be in [0, %d), got %d to %d",
          rank,
          c,
          size,
          low,
          high);
    }
    return tables.subList(0, (int) columns);
  }

  /**
   * The same vector for all cells of a rank: features are ignored. State: {@code embedding.weight}.
   */
  public record Constant(Embedding embedding, int rank) implements CellModule {
    /** One row. */
    public static Constant init(int rank, long dim, Rng rng) {
      return new Constant(new Embedding.Config(1, dim).init(rng), rank);
    }

    @Override
    public Tensor forward(Cochains x, ComplexBatch batch, Mode mode) {
      return embedding.forward(
          torch.zeros(new long[] {batch.count(rank)}, new TensorOptions(torch.ScalarType.Long)));
    }
  }

  /**
   * Cells of rank 2 from the features of their nodes, {@code nn(Σ_{x ⊂ y} h_x)}. State: {@code
   * two_cell_encoder}.
   */
  public record TwoCells(@Name("two_cell_encoder") IncidenceConv module) implements CellModule {
    @Override
    public Tensor forward(Cochains x, ComplexBatch batch, Mode mode) {
      Tensor nodes = x.cells(0);
      Tensor zeros =
          torch.zeros(new long[] {batch.count(2), nodes.size(1)}, Tensors.optionsOf(nodes));
      return module.forward(x.with(Cochains.name(2), zeros), batch, mode);
    }
  }
}
