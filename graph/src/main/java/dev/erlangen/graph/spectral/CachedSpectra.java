package dev.erlangen.graph.spectral;

import dev.erlangen.core.Check;
import dev.erlangen.data.cache.CacheReader;
import dev.erlangen.data.cache.CacheWriter;
import dev.erlangen.data.cache.DiskCache;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.GraphParts;
import dev.erlangen.graph.Parallel;
import java.util.ArrayList;
import java.util.List;

/** Spectra of a data set, computed in parallel once and kept under the hash of its content. */
public final class CachedSpectra {
  /** To be raised when what is stored, or how it is computed, changes. */
  private static final int VERSION = 1;

  private CachedSpectra() {}

  /** Returns the spectrum of every graph, from the cache if it is there. */
  public static List<Spectrum> of(
      List<Graph> graphs, LaplacianType type, Truncation rule, DiskCache cache) {
    String transform = "spectra " + VERSION + " " + type + " " + rule;
    return GraphParts.of(
            graphs,
            transform,
            cache,
            CachedSpectra::read,
            CachedSpectra::write,
            part -> Parallel.map(SpectralDecomposition.of(part, type), d -> d.truncate(rule)))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static void write(CacheWriter out, List<Spectrum> spectra) {
    out.ints(spectra.size());
    for (Spectrum s : spectra) {
      int[] spaces = new int[s.eigenspaces().size()];
      double[] means = new double[spaces.length];
      for (int i = 0; i < spaces.length; i++) {
        spaces[i] = s.eigenspaces().get(i).dimension();
        means[i] = s.eigenspaces().get(i).value();
      }
      int[] marks = new int[2 * s.ambiguities().size()];
      for (int i = 0; i < s.ambiguities().size(); i++) {
        Ambiguity a = s.ambiguities().get(i);
        marks[2 * i] = s.eigenspaces().indexOf(a.columns());
        marks[2 * i + 1] = a.dimension();
      }
      out.ints(s.nodes(), s.columns(), s.count()).ints(spaces).ints(marks);
      out.doubles(means).doubles(s.values()).doubles(s.vectors());
    }
  }

  private static List<Spectrum> read(CacheReader in) {
    int count = in.ints()[0];
    List<Spectrum> spectra = new ArrayList<>();
    for (int g = 0; g < count; g++) {
      int[] sizes = in.ints();
      int[] dimensions = in.ints();
      int[] marks = in.ints();
      double[] means = in.doubles();
      Check.that(
          sizes.length == 3 && means.length == dimensions.length && marks.length % 2 == 0,
          "spectrum %d is inconsistent",
          g);
      List<Eigenspace> spaces = new ArrayList<>();
      int first = 0;
      for (int i = 0; i < dimensions.length; i++) {
        spaces.add(new Eigenspace(first, dimensions[i], means[i]));
        first += dimensions[i];
      }
      List<Ambiguity> ambiguities = new ArrayList<>();
      for (int i = 0; i < marks.length; i += 2) {
        Check.between("eigenspace", marks[i], 0, spaces.size() - 1L);
        ambiguities.add(Ambiguity.of(spaces.get(marks[i]), marks[i + 1]));
      }
      spectra.add(
          new Spectrum(
              sizes[0], sizes[1], sizes[2], in.doubles(), in.doubles(), spaces, ambiguities));
    }
    return spectra;
  }
}
