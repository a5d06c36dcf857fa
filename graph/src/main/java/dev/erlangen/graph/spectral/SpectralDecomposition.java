package dev.erlangen.graph.spectral;

import dev.erlangen.core.Check;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.Parallel;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Eigenpairs of a symmetric operator on n points in float64, eigenvalues ascending.
 *
 * <p>An eigenvector is defined up to its sign, a basis of an eigenspace of dimension d up to O(d);
 * what the solver returned is one of the choices, the same bits for the same operator whatever the
 * number of threads.
 *
 * @param nodes n
 * @param values m eigenvalues, ascending
 * @param vectors n x m, row-major: row = node, column = eigenvector of the eigenvalue with that
 *     index
 * @param scale 1 or the largest |eigenvalue| of the operator, if that is larger
 */
public record SpectralDecomposition(int nodes, double[] values, double[] vectors, double scale) {
  /** Eigenvalues further apart than this, times {@link #scale}, are different. */
  public static final double TOLERANCE = 1e-6;

  /** Up to this size Java's own solver is faster than a call of LAPACK. */
  private static final int SMALL = 64;

  private static final Logger LOG = LoggerFactory.getLogger(SpectralDecomposition.class);

  public SpectralDecomposition {
    Check.positive("nodes", nodes);
    Check.that(
        vectors.length == (long) nodes * values.length,
        "%d eigenvalues on %d nodes need %d eigenvector entries, got %d",
        values.length,
        nodes,
        (long) nodes * values.length,
        vectors.length);
    for (int i = 0; i < values.length; i++) {
      Check.that(Double.isFinite(values[i]), "eigenvalue %d must be finite, got %s", i, values[i]);
      Check.that(i == 0 || values[i] >= values[i - 1], "eigenvalues must ascend, %d does not", i);
    }
    for (double entry : vectors) {
      Check.that(Double.isFinite(entry), "eigenvectors must be finite, got %s", entry);
    }
  }

  /** Returns all eigenpairs of the Laplacian of an undirected graph; O(n³). */
  public static SpectralDecomposition of(Graph graph, LaplacianType type) {
    SpectralDecomposition symmetric = of(type.operator(graph));
    return type == LaplacianType.RANDOM_WALK ? symmetric.scaledByDegree(graph) : symmetric;
  }

  /** Returns the decompositions of many graphs, in their order, computed in parallel. */
  public static List<SpectralDecomposition> of(List<Graph> graphs, LaplacianType type) {
    return SingleBlasThread.call(() -> Parallel.map(graphs, graph -> of(graph, type)));
  }

  /** Returns all eigenpairs of a symmetric operator; O(n³) time, 2n² numbers. */
  public static SpectralDecomposition of(SymmetricOperator operator) {
    int n = operator.size();
    double[] dense = operator.toDense();
    double[] values;
    if (n <= SMALL && HouseholderQl.accepts(operator.norm())) {
      values = HouseholderQl.eigenvectorsInColumns(dense, n);
    } else {
      values = Lapack.eigenvectorsInRows(dense, n);
      dense = Lapack.transposed(dense, n);
    }
    return new SpectralDecomposition(n, values, dense, scale(Math.max(-values[0], values[n - 1])));
  }

  /**
   * Returns all eigenpairs of a dense symmetric matrix; checked as in {@link SymmetricOperator}.
   */
  public static SpectralDecomposition of(double[][] matrix) {
    return of(SymmetricOperator.of(matrix));
  }

  /**
   * Returns the null space and the k smallest eigenpairs outside of it, by Lanczos iteration on the
   * sparse Laplacian: for graphs too large for {@link #of(Graph, LaplacianType)}, from about 2000
   * nodes on. Residuals are below 1e-12 times the norm of the operator.
   *
   * @throws IllegalArgumentException if it does not converge
   */
  public static SpectralDecomposition smallest(Graph graph, LaplacianType type, int k) {
    SpectralDecomposition symmetric = Lanczos.smallest(graph, type, k);
    return type == LaplacianType.RANDOM_WALK ? symmetric.scaledByDegree(graph) : symmetric;
  }

  /** Returns the k smallest eigenpairs of a sparse operator, as {@link #smallest}. */
  public static SpectralDecomposition smallest(SymmetricOperator operator, int k) {
    return Lanczos.smallest(operator, List.of(), k);
  }

  /**
   * Returns eigenpairs that were computed elsewhere; vectors that are not of unit length are
   * reported in the log.
   *
   * @param values ascending
   * @param vectors n x values.length, row-major
   */
  public static SpectralDecomposition given(int nodes, double[] values, double[] vectors) {
    int m = values.length;
    double largest = m == 0 ? 0 : Math.max(Math.abs(values[0]), Math.abs(values[m - 1]));
    var given = new SpectralDecomposition(nodes, values, vectors, scale(largest));
    double error = given.normError();
    if (error > TOLERANCE) {
      LOG.warn("the norm of an eigenvector differs from 1 by {}; normalise them first", error);
    }
    return given;
  }

  /** Number of eigenpairs m; less than n if only some were computed. */
  public int count() {
    return values.length;
  }

  /** Whether all n eigenpairs are here. */
  public boolean isComplete() {
    return count() == nodes;
  }

  /** Entry of eigenvector {@code column} at {@code node}. */
  public double vector(int node, int column) {
    return vectors[node * count() + column];
  }

  /**
   * Returns the eigenspaces in ascending order: a new one starts where two neighbouring eigenvalues
   * differ by more than {@link #TOLERANCE} times the scale.
   */
  public List<Eigenspace> eigenspaces() {
    List<Eigenspace> spaces = new ArrayList<>();
    int first = 0;
    double sum = 0;
    for (int i = 0; i < count(); i++) {
      sum += values[i];
      if (i + 1 == count() || values[i + 1] - values[i] > TOLERANCE * scale) {
        spaces.add(new Eigenspace(first, i + 1 - first, sum / (i + 1 - first)));
        first = i + 1;
        sum = 0;
      }
    }
    return spaces;
  }

  /** Whether {@code space} belongs to the eigenvalue 0. */
  public boolean isNull(Eigenspace space) {
    return Math.abs(space.value()) <= TOLERANCE * scale;
  }

  /** Returns the eigenpairs that {@code rule} selects. */
  public Spectrum truncate(Truncation rule) {
    return rule.apply(this);
  }

  /** Returns the largest deviation of an eigenvector's Euclidean norm from 1. */
  public double normError() {
    double worst = 0;
    for (int j = 0; j < count(); j++) {
      double sum = 0;
      for (int i = 0; i < nodes; i++) {
        sum += vector(i, j) * vector(i, j);
      }
      worst = Math.max(worst, Math.abs(Math.sqrt(sum) - 1));
    }
    return worst;
  }

  private SpectralDecomposition scaledByDegree(Graph graph) {
    double[] scaled = vectors.clone();
    for (int i = 0; i < nodes; i++) {
      double factor = 1 / Math.sqrt(Math.max(1, graph.inDegree(i)));
      for (int j = 0; j < count(); j++) {
        scaled[i * count() + j] *= factor;
      }
    }
    return new SpectralDecomposition(nodes, values, scaled, scale);
  }

  static double scale(double largest) {
    return Math.max(1, largest);
  }
}
