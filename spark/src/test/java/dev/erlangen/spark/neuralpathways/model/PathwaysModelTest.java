package dev.erlangen.spark.neuralpathways.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.LocalEngine;
import dev.erlangen.spark.neuralpathways.train.NeuralPathways;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Partition;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Routing;
import dev.erlangen.spark.neuralpathways.train.Samples;
import dev.erlangen.testkit.HostileInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathwaysModelTest {
  private static final Rows ROWS = Samples.bumpy(1500, 1);
  private static Assembled trained;
  @TempDir Path folder;

  @BeforeAll
  static void train() {
    trained = train(Samples.quick());
  }

  private static Assembled train(PathwaysConfig config) {
    try (LocalEngine engine = new LocalEngine(1)) {
      return new NeuralPathways(config, engine).train(ROWS);
    }
  }

  private PathwaysModel saved(Assembled model) {
    return PathwaysModel.save(model, folder.resolve("m"), List.of("a", "b"), List.of("y"));
  }

  @Test
  void whatIsSavedIsOpened() {
    PathwaysModel saved = saved(trained);
    PathwaysModel opened = PathwaysModel.open(saved.folder());
    assertThat(opened.manifest()).isEqualTo(saved.manifest());
    assertThat(opened.assembled().predict(ROWS)).isEqualTo(trained.predict(ROWS));
    assertThat(opened.fingerprint()).isEqualTo(saved(trained).fingerprint());
    assertThat(opened.routerBytes()).isEqualTo(13 * 2 * 4);
    Assembled pca = train(Samples.quick().with(Partition.of(3, 1).by(Routing.PCA, 2)));
    PathwaysModel other =
        PathwaysModel.save(pca, folder.resolve("pca"), List.of("a", "b"), List.of("y"));
    assertThat(PathwaysModel.open(other.folder()).assembled().predict(ROWS))
        .isEqualTo(pca.predict(ROWS));
  }

  @Test
  void memoryIsBoundedByTheCacheNotByTheLeaves() {
    PathwaysModel model = saved(trained);
    long each = model.manifest().expertParameters();
    float[] want = trained.predict(ROWS);
    for (int cache : new int[] {1, 2, 9, 100}) {
      try (PathwaysServer server = new PathwaysServer(model, cache)) {
        for (int first = 0; first < ROWS.count(); first += 100) {
          Predictions p = server.predict(ROWS.slice(first, first + 100));
          for (int i = 0; i < 100; i++) {
            assertThat(p.y()[i]).isEqualTo(want[first + i]);
          }
        }
        ResidencyStats stats = server.stats();
        assertThat(stats.peakParameters()).isLessThanOrEqualTo(cache * each);
        assertThat(stats.residentExperts()).isEqualTo(Math.min(cache, 9));
        assertThat(stats.loads() + stats.hits()).isEqualTo(135);
        if (cache >= 9) {
          assertThat(stats.loads()).isEqualTo(9);
        }
      }
    }
  }

  @Test
  void aBoundInBytesCountsTheRouter() {
    PathwaysModel model = saved(trained);
    long each = ExpertCache.bytes(model);
    try (PathwaysServer server =
        PathwaysServer.within(model, model.routerBytes() + 2 * each + 1, 100)) {
      server.predict(ROWS);
      assertThat(server.stats().peakBytes() + server.stats().routerBytes())
          .isLessThanOrEqualTo(model.routerBytes() + 2 * each);
      assertThat(server.stats().residentExperts()).isEqualTo(2);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathwaysServer.within(model, model.routerBytes() + each - 1, 1))
        .withMessageContaining("are not enough for both");
  }

  @Test
  void aRowIsAnsweredTheSameInAnyBatch() {
    PathwaysModel model = saved(trained);
    try (PathwaysServer server = new PathwaysServer(model, 3)) {
      float[] all = server.predict(ROWS).y();
      Rows mixed = Samples.shuffled(ROWS, 8);
      float[] moved = server.predict(mixed).y();
      for (int i = 0; i < ROWS.count(); i++) {
        int from = (int) ((mixed.ids()[i] + 1000) / 3);
        assertThat(moved[i]).isEqualTo(all[from]);
      }
      for (int i = 0; i < 40; i++) {
        assertThat(server.predict(ROWS.slice(i, i + 1)).y()[0]).isEqualTo(all[i]);
      }
    }
  }

  @Test
  void strangersAreMeasuredAndMayBeRefused() {
    PathwaysModel model = saved(trained);
    Rows far = Rows.of(2, new float[] {0.5f, 25, 100, 25});
    try (PathwaysServer all = new PathwaysServer(model, 1);
        PathwaysServer near = new PathwaysServer(model, 1, 3)) {
      assertThat(all.predict(far).distance()[1]).isGreaterThan(100);
      assertThat(all.predict(far).y()[1]).isFinite();
      assertThat(near.predict(far).leaf()[1]).isEqualTo(-1);
      assertThat(near.predict(far).y()[1]).isNaN();
      assertThat(near.predict(far).y()[0]).isEqualTo(all.predict(far).y()[0]);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> all.predict(Rows.of(3, new float[3])))
          .withMessage("the model reads 2 features per row, got 3");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> all.predict(Rows.of(2, new float[] {1, Float.NaN})))
          .withMessageContaining("ids [0]");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new PathwaysServer(model, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new PathwaysServer(model, 1, -1));
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    PathwaysModel model = saved(trained);
    int leaf = model.manifest().experts().firstKey();
    Path expert = ExpertFile.of(model.folder(), leaf);
    byte[] bytes = Files.readAllBytes(expert);
    bytes[bytes.length - 3] ^= 1;
    Files.write(expert, bytes);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathwaysModel.open(model.folder()).expert(leaf))
        .withMessageContaining("is not the file that the manifest names: its sha256 is");
    Files.delete(expert);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.expert(leaf))
        .withMessageContaining("is missing");
    Path router = model.folder().resolve("router.safetensors");
    Files.write(router, new byte[] {1});
    assertThatIllegalArgumentException().isThrownBy(() -> PathwaysModel.open(model.folder()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathwaysModel.open(folder.resolve("nothing")))
        .withMessageContaining("is no model: it has no manifest.json");
  }

  /** All headers of a model are equal; contents must not pass for verified because of that. */
  @Test
  void everyFileIsVerifiedEveryTime() throws IOException {
    PathwaysModel model = saved(trained);
    ExpertReader reader = new ExpertReader(model);
    int first = model.manifest().experts().firstKey();
    int last = model.manifest().experts().lastKey();
    for (int leaf : new int[] {first, last, first}) {
      assertThat(reader.read(leaf).parameters())
          .isEqualTo(trained.experts().get(leaf).parameters());
    }
    Path expert = ExpertFile.of(model.folder(), first);
    byte[] bytes = Files.readAllBytes(expert);
    Files.write(expert, Arrays.copyOf(bytes, bytes.length - 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader.read(first))
        .withMessageContaining("is not the file that the manifest names: its sha256 is");
    bytes[bytes.length - 3] ^= 1;
    Files.write(expert, bytes);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader.read(first))
        .withMessageContaining("is not the file that the manifest names: its sha256 is");
    assertThat(reader.read(last).leaf()).isEqualTo(last);
  }

  @Test
  void hostileManifestsAreReadOrRefused() throws IOException {
    PathwaysModel model = saved(trained);
    Path file = model.folder().resolve("manifest.json");
    byte[] good = Files.readAllBytes(file);
    HostileInput.Outcome outcome =
        HostileInput.of(400, good)
            .feed(
                bytes -> {
                  Files.write(file, bytes);
                  PathwaysModel.open(model.folder());
                });
    assertThat(outcome.refused()).isGreaterThan(200);
  }
}
