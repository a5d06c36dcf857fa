package dev.erlangen.graph.experiment.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.data.mesh.TriangleMesh;
import dev.erlangen.graph.signnet.mesh.CotangentLaplacian;
import dev.erlangen.graph.signnet.mesh.Eigenfunctions;
import dev.erlangen.graph.signnet.mesh.PatchTexture;
import dev.erlangen.graph.signnet.mesh.SurfacePoint;
import dev.erlangen.graph.signnet.mesh.Surfaces;
import dev.erlangen.train.config.Config;
import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.run.RunOptions;
import dev.erlangen.train.run.Runner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignNetMeshTest {
  private static final TriangleMesh SURFACE = Surfaces.bumpyEllipsoid(2, 1);

  private static RunResult run(String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "surface.source=generated",
                "surface.splits=2",
                "field.eigenfunctions=12",
                "training.epochs=4"));
    settings.addAll(List.of(more));
    SignNetMesh recipe = new SignNetMesh();
    return Runner.run(recipe, Config.bind(recipe.defaults(), null, settings), RunOptions.ofSeeds(1))
        .result();
  }

  @Test
  void everyFieldTrainsAndKeepsItsContracts() {
    RunResult result = run();
    assertThat(result.arms()).hasSize(4);
    assertThat(result.mean("signnet")).isBetween(3.0, 40.0);
    assertThat(result.symmetry()).hasSize(7).allMatch(row -> row.passed());
    assertThat(result.sections()).hasSize(4);
    assertThat(result.sections().get(0).html()).contains("<path d=\"M").doesNotContain("NaN");
  }

  @Test
  void eigenfunctionsAreSimpleNormalisedAndNotConstant() {
    Eigenfunctions f = Eigenfunctions.of(SURFACE, 10);
    assertThat(f.warnings()).isEmpty();
    for (int j = 0; j < 10; j++) {
      double square = 0;
      double weighted = 0;
      double[] mass = CotangentLaplacian.of(SURFACE).mass();
      for (int v = 0; v < f.vertices(); v++) {
        square += f.functions()[v * 10 + j] * f.functions()[v * 10 + j] / f.vertices();
        weighted += mass[v] * f.functions()[v * 10 + j];
      }
      assertThat(square).isCloseTo(1, within(1e-12));
      assertThat(weighted).isCloseTo(0, within(1e-9));
    }
    assertThat(Eigenfunctions.of(TriangleMesh.sphere(2), 8).warnings()).isNotEmpty();
  }

  @Test
  void pointsAreUniformOverTheAreaAndFunctionsLinear() {
    List<SurfacePoint> points = SurfacePoint.sample(SURFACE, 4000, new SplittableRandom(2));
    double[] mean = new double[3];
    double[] want = new double[3];
    double[] mass = CotangentLaplacian.of(SURFACE).mass();
    double total = Arrays.stream(mass).sum();
    for (int axis = 0; axis < 3; axis++) {
      for (SurfacePoint p : points) {
        mean[axis] += p.coordinate(SURFACE, axis) / points.size();
      }
      for (int v = 0; v < mass.length; v++) {
        want[axis] += mass[v] * SURFACE.point(v, axis) / total;
      }
      assertThat(mean[axis]).isCloseTo(want[axis], within(0.04));
    }
    Eigenfunctions f = Eigenfunctions.of(SURFACE, 3);
    SurfacePoint centre = SurfacePoint.centre(SURFACE, 5);
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      sum += f.functions()[3 * SURFACE.corner(5, c) + 1] / 3;
    }
    assertThat(f.at(List.of(centre))[1]).isCloseTo(sum, within(1e-12));
  }

  @Test
  void texturesAreConstantInPatches() {
    PatchTexture texture = PatchTexture.random(SURFACE, 5, 3);
    for (int p = 0; p < 5; p++) {
      double[] c = texture.centres()[p];
      assertThat(texture.at(c[0], c[1], c[2])).containsExactly(texture.colours()[p]);
    }
  }

  @Test
  void mistakesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("surface.source=file"))
        .withMessageContaining("surface.file");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run("field.eigenfunctions=500"))
        .withMessageContaining("k = 500");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SurfacePoint(0, 1, 2, 0.5, 0.6, 0.1))
        .withMessageContaining("sum to 1");
  }
}
