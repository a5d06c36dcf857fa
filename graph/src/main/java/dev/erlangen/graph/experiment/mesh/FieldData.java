package dev.erlangen.graph.experiment.mesh;

import dev.erlangen.core.Check;
import dev.erlangen.data.Datasets;
import dev.erlangen.data.cache.CacheKey;
import dev.erlangen.data.cache.CacheReader;
import dev.erlangen.data.cache.DiskCache;
import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.io.Sha256;
import dev.erlangen.data.mesh.ObjReader;
import dev.erlangen.data.mesh.TriangleMesh;
import dev.erlangen.graph.signnet.mesh.Eigenfunctions;
import dev.erlangen.graph.signnet.mesh.PatchTexture;
import dev.erlangen.graph.signnet.mesh.SurfacePoint;
import dev.erlangen.graph.signnet.mesh.Surfaces;
import dev.erlangen.train.recipe.Recipe;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A coloured surface with its eigenfunctions.
 *
 * @param name what it is
 * @param mesh the surface
 * @param texture its colours
 * @param functions at the vertices
 * @param between points that are not trained on
 */
record FieldData(
    String name,
    TriangleMesh mesh,
    PatchTexture texture,
    Eigenfunctions functions,
    List<SurfacePoint> between) {
  /** Red, green, blue. */
  static final int CHANNELS = 3;

  private static final String SPOT = "spot";
  private static final int LARGEST = 12_000;
  private static final int VERSION = 1;

  static FieldData of(MeshSettings settings, Recipe.Context context) {
    MeshSettings.Surface wanted = settings.surface();
    TriangleMesh mesh = mesh(wanted);
    String hash = Sha256.of(Arrays.toString(mesh.points()) + Arrays.toString(mesh.triangles()));
    String name = name(wanted);
    context.usedData(name, hash);
    Check.that(
        mesh.vertexCount() <= LARGEST,
        "surfaces of up to %d vertices are decomposed, got %d; use fewer splits",
        LARGEST,
        mesh.vertexCount());
    context.progress("eigenfunctions", 0, 1);
    Eigenfunctions functions = cached(mesh, settings.field().eigenfunctions(), hash);
    context.progress("eigenfunctions", 1, 1);
    return new FieldData(
        name,
        mesh,
        PatchTexture.random(mesh, wanted.patches(), wanted.seed()),
        functions,
        SurfacePoint.sample(mesh, mesh.vertexCount(), new SplittableRandom(wanted.seed() + 1)));
  }

  private static MeshSettings.Source source(MeshSettings.Surface wanted) {
    if (wanted.source() != MeshSettings.Source.AUTO) {
      return wanted.source();
    }
    boolean here = DataStore.standard().has(Catalog.standard().entry(SPOT));
    return here ? MeshSettings.Source.SPOT : MeshSettings.Source.GENERATED;
  }

  private static TriangleMesh mesh(MeshSettings.Surface wanted) {
    return switch (source(wanted)) {
      case SPOT -> Datasets.standard().mesh(SPOT).withoutUnusedVertices();
      case FILE -> {
        TriangleMesh mesh = ObjReader.read(Path.of(wanted.file())).withoutUnusedVertices();
        for (int i = 0; i < wanted.splits(); i++) {
          mesh = mesh.subdivided();
        }
        yield mesh;
      }
      case GENERATED, AUTO -> Surfaces.bumpyEllipsoid(Math.max(1, wanted.splits()), wanted.seed());
    };
  }

  private static String name(MeshSettings.Surface wanted) {
    return switch (source(wanted)) {
      case SPOT -> SPOT;
      case FILE -> String.valueOf(Path.of(wanted.file()).getFileName());
      case GENERATED, AUTO -> "bumpy ellipsoid";
    };
  }

  private static Eigenfunctions cached(TriangleMesh mesh, int k, String hash) {
    return DiskCache.standard()
        .get(
            new CacheKey(hash, "eigenfunctions " + VERSION + " " + k),
            FieldData::read,
            (out, f) ->
                out.ints(f.vertices(), f.count())
                    .doubles(f.values())
                    .doubles(f.functions())
                    .text(String.join("\n", f.warnings())),
            () -> Eigenfunctions.of(mesh, k));
  }

  private static Eigenfunctions read(CacheReader in) {
    int[] sizes = in.ints();
    Check.that(sizes.length == 2, "eigenfunctions need two sizes");
    double[] values = in.doubles();
    double[] functions = in.doubles();
    List<String> warnings = in.text().lines().toList();
    return new Eigenfunctions(sizes[0], sizes[1], values, functions, warnings);
  }

  /** Colours of the vertices, V × 3. */
  double[] vertexColours() {
    double[] out = new double[CHANNELS * mesh.vertexCount()];
    for (int v = 0; v < mesh.vertexCount(); v++) {
      double[] colour = texture.at(mesh.point(v, 0), mesh.point(v, 1), mesh.point(v, 2));
      System.arraycopy(colour, 0, out, CHANNELS * v, CHANNELS);
    }
    return out;
  }
}
