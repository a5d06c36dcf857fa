package dev.erlangen.spark.neuralpathways.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import dev.erlangen.spark.neuralpathways.data.Embedding;
import dev.erlangen.spark.neuralpathways.data.Holdout;
import dev.erlangen.spark.neuralpathways.data.Pca;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.data.Task;
import dev.erlangen.spark.neuralpathways.engine.LocalEngine;
import dev.erlangen.spark.neuralpathways.expert.ExpertData;
import dev.erlangen.spark.neuralpathways.expert.ExpertSpec;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.model.BorderJump;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Fit;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Partition;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Pruning;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Refine;
import dev.erlangen.spark.neuralpathways.train.PathwaysConfig.Routing;
import dev.erlangen.spark.neuralpathways.tree.HierarchicalKMeans;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeuralPathwaysTest {
  private static final Rows ROWS = Samples.bumpy(1500, 1);

  private static Assembled train(PathwaysConfig config, Rows rows, int threads) {
    try (LocalEngine engine = new LocalEngine(threads)) {
      return new NeuralPathways(config, engine).train(rows);
    }
  }

  private static void assertSame(Assembled a, Assembled b) {
    assertThat(a.tree().shape().parents()).isEqualTo(b.tree().shape().parents());
    assertThat(a.tree().prototypes()).isEqualTo(b.tree().prototypes());
    assertThat(a.experts().keySet()).isEqualTo(b.experts().keySet());
    a.experts()
        .forEach(
            (leaf, e) -> assertThat(e.parameters()).isEqualTo(b.experts().get(leaf).parameters()));
  }

  @Test
  void orderAndThreadsDoNotMatter() {
    PathwaysConfig config = Samples.quick();
    Assembled one = train(config, ROWS, 1);
    assertThat(one.experts()).hasSize(9);
    assertSame(one, train(config, Samples.shuffled(ROWS, 5), 1));
    assertSame(one, train(config, ROWS, 3));
    assertThat(train(config.withSeed(5), ROWS, 1).tree().prototypes())
        .isNotEqualTo(one.tree().prototypes());
  }

  @Test
  void orderAndThreadsDoNotMatterInAnyPhase() {
    PathwaysConfig config =
        Samples.quick()
            .with(new Fit(30, 16, 1e-2, true, 200))
            .with(new Refine(1, 20))
            .with(new Pruning(0.2, 0.1));
    assertSame(train(config, ROWS, 1), train(config, Samples.shuffled(ROWS, 2), 2));
  }

  @Test
  void moreLeavesAreBetterAndUnitsAreKept() {
    PathwaysConfig config = Samples.quick().with(new Fit(200, 32, 1e-2, false, 0));
    Rows test = Samples.bumpy(500, 77);
    double one = train(config.with(Partition.of(3, 0)), ROWS, 1).meanLoss(test);
    Assembled many = train(config, ROWS, 1);
    assertThat(many.meanLoss(test)).isLessThan(0.5 * one);
    for (float v : many.predict(test)) {
      assertThat(v).isBetween(120f, 280f);
    }
  }

  @Test
  void classes() {
    PathwaysConfig config = Samples.quick();
    PathwaysConfig classes =
        new PathwaysConfig(
            Task.CLASSIFICATION,
            3,
            config.partition(),
            ExpertSpec.prelu(16, 2),
            new Fit(300, 32, 1e-2, true, 0),
            Refine.NONE,
            Pruning.NONE,
            1);
    Assembled model = train(classes, Samples.stripes(1500, 1), 1);
    assertThat(model.meanLoss(Samples.stripes(500, 7))).isLessThan(0.75); // log 3 by chance
  }

  @Test
  void everyPhaseImprovesOrKeepsTheTrainingLoss() {
    PathwaysConfig config = Samples.quick().with(new Fit(150, 32, 1e-2, false, 0));
    double plain = train(config, ROWS, 1).meanLoss(ROWS);
    assertThat(train(config.with(new Refine(2, 0)), ROWS, 1).meanLoss(ROWS)).isLessThan(plain);
    assertThat(train(config.with(new Refine(0, 200)), ROWS, 1).meanLoss(ROWS)).isLessThan(plain);
  }

  @Test
  void prunedModelsAreSmallerAndNotWorse() {
    PathwaysConfig config = Samples.quick().with(new Pruning(0.25, 0.05));
    Rows simple = new Rows(ROWS.ids(), 2, ROWS.x(), 1, new float[ROWS.count()]);
    for (int i = 0; i < simple.count(); i++) {
      simple.y()[i] = 3 * simple.x()[2 * i];
    }
    Assembled pruned = train(config, simple, 1);
    assertThat(pruned.experts().size()).isLessThan(9);
  }

  /** Mean loss over the rows that pruning judges by. */
  private static double validation(Assembled model, Rows rows) {
    var holdout = new Holdout(0.25, 4);
    int[] kept = IntStream.range(0, rows.count()).filter(i -> holdout.has(rows.ids()[i])).toArray();
    return model.meanLoss(rows.select(kept));
  }

  @Test
  void pruningRaisesTheValidationLossByDeltaAtMost() {
    PathwaysConfig config =
        Samples.quick()
            .with(Partition.of(2, 4).withMinLeaf(20))
            .with(new Fit(40, 16, 1e-2, false, 0));
    for (double delta : new double[] {0, 0.05, 0.5, 5}) {
      Leaves leaves;
      try (LocalEngine engine = new LocalEngine(1);
          var table = engine.table(ROWS)) {
        var holdout = new Holdout(0.25, 4);
        leaves = new Leaves(config, table, 1, holdout);
        var reader = train(config, ROWS, 1).reader();
        var tree = new HierarchicalKMeans(2, 4, 20, 4).fit(table, reader.features(), holdout);
        Assembled full = leaves.train(tree, reader);
        Assembled pruned = new Pruner(leaves, delta).prune(full);
        assertThat(validation(pruned, ROWS))
            .isLessThanOrEqualTo((1 + delta) * validation(full, ROWS) * (1 + 1e-12));
        assertThat(pruned.experts().size()).isLessThanOrEqualTo(full.experts().size());
        if (delta == 5) {
          assertThat(pruned.experts()).hasSize(1);
        }
      }
    }
  }

  @Test
  void routingByComponentsAndByAFrozenEmbedding() {
    Assembled pca = train(Samples.quick().with(Partition.of(3, 1).by(Routing.PCA, 1)), ROWS, 1);
    double[] c = ((Pca) pca.reader().features()).components();
    assertThat(c[0] * c[0] + c[1] * c[1]).isCloseTo(1, offset(1e-12));
    assertThat(pca.tree().dimension()).isEqualTo(1);
    Embedding angle = new Angle();
    try (LocalEngine engine = new LocalEngine(1)) {
      Assembled own =
          new NeuralPathways(Samples.quick(), engine).routingBy(angle.map()).train(ROWS);
      assertThat(own.reader().features().name()).isEqualTo("embedding:angle");
      assertThat(own.tree().dimension()).isEqualTo(2);
    }
  }

  private static final class Angle implements Embedding {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
      return "angle";
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public void embed(float[] x, int from, double[] out, int to) {
      out[to] = Math.sin(9 * x[from]);
      out[to + 1] = Math.cos(9 * x[from]);
    }
  }

  @Test
  void aUserIsToldWhatIsOdd() {
    List<String> notes = new ArrayList<>();
    Rows uneven = Samples.bumpy(200, 3);
    for (int i = 0; i < uneven.count(); i++) {
      uneven.x()[2 * i + 1] *= 1e4f;
    }
    PathwaysConfig config =
        Samples.quick().with(Partition.of(3, 3).withMinLeaf(20).by(Routing.IDENTITY, 0));
    try (LocalEngine engine = new LocalEngine(1)) {
      new NeuralPathways(config, engine).telling(notes::add).train(uneven);
    }
    assertThat(notes)
        .anyMatch(n -> n.contains("unscaled features"))
        .anyMatch(n -> n.matches("\\d leaves were built of 27: .*fewer than 20 rows"));
  }

  @Test
  void bordersJump() {
    Assembled model = train(Samples.quick(), ROWS, 1);
    BorderJump jump = BorderJump.of(model, ROWS, 0.1);
    assertThat(jump.rows()).isBetween(20, 1000);
    assertThat(jump.mean()).isGreaterThan(0.1).isLessThan(30);
    assertThat(jump.largest()).isGreaterThanOrEqualTo(jump.mean());
    assertThat(BorderJump.of(train(Samples.quick().with(Partition.of(2, 0)), ROWS, 1), ROWS, 0.1))
        .isEqualTo(new BorderJump(0, 0, 0));
    assertThat(BorderJump.of(same(model), ROWS, 0.1).mean()).isZero();
  }

  /** The same expert everywhere: no border is left. */
  private static Assembled same(Assembled model) {
    ExpertData first = model.experts().get(model.experts().firstKey());
    return model.with(model.experts().keySet().stream().map(first::at).toList());
  }

  @Test
  void badRowsAreRefusedByTheirIds() {
    PathwaysConfig config = Samples.quick();
    Rows bad = Samples.bumpy(100, 1);
    bad.x()[4] = Float.NaN;
    bad.x()[9] = Float.POSITIVE_INFINITY;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(config, bad, 1))
        .withMessage("2 rows have a feature that is not a finite number: ids [-994, -988]");
    Rows target = Samples.bumpy(100, 1);
    target.y()[0] = Float.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(config, target, 1))
        .withMessageContaining("a target that is not a finite number: ids [-1000]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(config, Rows.of(2, new float[0], 1, new float[0]), 1))
        .withMessage("the data set is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(PathwaysConfig.regression(2), ROWS, 1))
        .withMessage("every row needs 2 targets, got 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(PathwaysConfig.classification(2), Samples.stripes(300, 1), 1))
        .withMessageContaining("rows have a class that is not one of 0 to 1: ids [");
    Rows twice = new Rows(new long[] {5, 5}, 1, new float[2], 1, new float[2]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(PathwaysConfig.regression(1), twice, 1))
        .withMessage("two rows have the id 5");
  }

  @Test
  void badSettingsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Partition.of(1, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> Partition.of(2, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fit(0, 1, 1e-3, false, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Fit(1, 1, Double.NaN, false, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Pruning(0.9, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> PathwaysConfig.classification(1));
    assertThatIllegalArgumentException().isThrownBy(() -> Partition.of(2, 1).by(Routing.PCA, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> train(Samples.quick().with(Partition.of(2, 1).by(Routing.PCA, 3)), ROWS, 1))
        .withMessageContaining("components must be in [1, 2], got 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LocalEngine(0))
        .withMessageContaining("threads");
    assertThat(ExpertSpec.constant().depth()).isZero();
  }
}
