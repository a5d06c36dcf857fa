package dev.erlangen.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.recipe.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members of an ensemble reach what one process reaches with the same batches. */
class EnsembleTest {
  private static final Goal GOAL = new Goal("mse", true);
  private static final Training ADAM =
      Training.of(4, 16, Optimizer.adamw(0.05, 0.1), Schedule.cosine(1))
          .clipping(0.5)
          .averagingParameters(0.9);

  @BeforeAll
  static void oneThread() {
    Torch.threads(1);
  }

  /** What a training ended with. */
  private record End(FitResult fit, Map<String, double[]> model) {
    double[] all() {
      return model.values().stream().flatMapToDouble(Arrays::stream).toArray();
    }
  }

  private static End train(Problem problem, Training training, Ensemble ensemble, Keeper keeper) {
    Trainer trainer = new Trainer(problem, training, GOAL, 3, ensemble);
    FitResult fit = trainer.run(keeper, Watcher.NONE);
    Map<String, double[]> model = new LinkedHashMap<>();
    Params.named(problem.model()).forEach((name, t) -> model.put(name, Tensors.doubles(t)));
    return new End(fit, model);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void equalsOneProcessUpToRounding(int members) throws Exception {
    Function<Ensemble, End> work = e -> train(new Line(3, 50, 0), ADAM, e, Keeper.NONE);
    End alone = work.apply(Ensemble.ALONE);
    List<End> together = Company.of(members, work);
    for (End member : together) {
      assertThat(difference(alone, member)).isLessThan(2e-6);
      assertThat(member.all()).isEqualTo(together.get(0).all());
      assertThat(member.fit().test()).isEqualTo(together.get(0).fit().test());
    }
    assertThat(together.get(0).fit().test().get("mse"))
        .isCloseTo(alone.fit().test().get("mse"), org.assertj.core.data.Offset.offset(1e-6));
  }

  /** 50 examples in batches of 16 leave a last batch of 2, which equal weights get wrong. */
  @Test
  void equalWeightsWouldShow() throws Exception {
    End alone = train(new Line(3, 50, 0), ADAM, Ensemble.ALONE, Keeper.NONE);
    List<End> together =
        Company.of(3, e -> train(new Line(3, 50, 0), ADAM, new Greedy(e), Keeper.NONE));
    assertThat(difference(alone, together.get(0))).isGreaterThan(1e-3);
  }

  /** Gives the first example of every batch to all members. */
  private record Greedy(Ensemble of) implements Ensemble {
    @Override
    public int rank() {
      return of.rank();
    }

    @Override
    public int size() {
      return of.size();
    }

    @Override
    public void sum(Tensor values) {
      of.sum(values);
    }

    @Override
    public void broadcast(Tensor values) {
      of.broadcast(values);
    }

    @Override
    public int[] share(int[] batch) {
      return new int[] {batch[0]};
    }
  }

  @Test
  void moreMembersThanExamplesStillAgree() throws Exception {
    Training full = Training.of(3, 2, Optimizer.lbfgs(1), Schedule.constant());
    Function<Ensemble, End> work = e -> train(new Line(1, 2, 0), full, e, Keeper.NONE);
    List<End> together = Company.of(3, work);
    assertThat(difference(work.apply(Ensemble.ALONE), together.get(2))).isLessThan(1e-4);
    assertThat(together.get(2).all()).isEqualTo(together.get(0).all());
  }

  @Test
  void runningStatisticsAreAveraged() throws Exception {
    Training plain = Training.of(1, 16, Optimizer.sgd(1e-9, 0), Schedule.constant());
    Function<Ensemble, End> work = e -> train(new Noisy(3, false), plain, e, Keeper.NONE);
    End alone = work.apply(Ensemble.ALONE);
    List<End> together = Company.of(2, work);
    assertThat(together.get(1).all()).isEqualTo(together.get(0).all());
    double[] one = alone.model().get("norm.running_mean");
    double[] two = together.get(0).model().get("norm.running_mean");
    assertThat(one).hasSize(8);
    for (int i = 0; i < one.length; i++) {
      assertThat(two[i]).isCloseTo(one[i], org.assertj.core.data.Offset.offset(1e-6));
      assertThat(Math.abs(one[i])).isGreaterThan(1e-6);
    }
  }

  @Test
  void anInterruptedEnsembleEndsWithTheSameBits() throws Exception {
    List<End> whole = Company.of(2, e -> train(new Line(3, 50, 0.3), ADAM, e, Keeper.NONE));
    for (int update : new int[] {1, 6}) {
      Kept kept = new Kept(update);
      assertThatThrownBy(
              () ->
                  Company.of(
                      2,
                      e ->
                          train(
                              new Line(3, 50, 0.3),
                              ADAM,
                              e,
                              e.rank() == 0 ? kept : Keeper.reading(kept))))
          .isInstanceOf(IllegalStateException.class);
      kept.left = -1;
      List<End> resumed =
          Company.of(2, e -> train(new Line(3, 50, 0.3), ADAM, e, Keeper.reading(kept)));
      assertThat(resumed.get(0).all()).isEqualTo(whole.get(0).all());
      assertThat(resumed.get(1).fit().test()).isEqualTo(whole.get(1).fit().test());
    }
  }

  @Test
  void membersDrawDifferentNumbers() throws Exception {
    End alone = train(new Line(3, 48, 0.3), ADAM, Ensemble.ALONE, Keeper.NONE);
    List<End> together = Company.of(2, e -> train(new Line(3, 48, 0.3), ADAM, e, Keeper.NONE));
    assertThat(difference(alone, together.get(0))).isGreaterThan(1e-4);
  }

  @Test
  void differentPlacesAreRefused() {
    Kept kept = new Kept(2);
    assertThatThrownBy(() -> train(new Line(3, 50, 0), ADAM, Ensemble.ALONE, kept))
        .hasMessageContaining("killed");
    kept.left = -1;
    assertThatThrownBy(
            () ->
                Company.of(
                    2, e -> train(new Line(3, 50, 0), ADAM, e, e.rank() == 0 ? Keeper.NONE : kept)))
        .isInstanceOf(IllegalStateException.class);
  }

  /** Keeps a copy of one snapshot, then ends the training. */
  private static final class Kept implements Keeper {
    private int left;
    private final List<Snapshot> snapshots = new ArrayList<>();

    Kept(int updates) {
      left = updates;
    }

    @Override
    public Optional<Snapshot> last() {
      return snapshots.stream().findFirst();
    }

    @Override
    public void offer(boolean epochEnd, Supplier<Snapshot> snapshot) {
      if (!epochEnd && --left == 0) {
        Map<String, Tensor> copies = new LinkedHashMap<>();
        Snapshot live = snapshot.get();
        live.tensors().forEach((name, t) -> copies.put(name, Tensors.kept(t::clone)));
        snapshots.add(new Snapshot(live.position(), copies));
        throw new IllegalStateException("killed");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void whatIsGatheredIsComputedOnce(int members) throws Exception {
    for (int count : new int[] {0, 1, 7, 40}) {
      AtomicInteger computed = new AtomicInteger();
      List<double[]> got =
          Company.of(
              members,
              e ->
                  e.gather(
                      count,
                      2,
                      3,
                      some -> {
                        computed.addAndGet(some.length);
                        assertThat(some).hasSizeBetween(1, 3);
                        return twoOfEach(some);
                      }));
      assertThat(computed).hasValue(count);
      assertThat(got).containsOnly(twoOfEach(IntStream.range(0, count).toArray()));
    }
  }

  private static double[] twoOfEach(int[] numbers) {
    return Arrays.stream(numbers)
        .asDoubleStream()
        .flatMap(i -> DoubleStream.of(Math.sin(i + 1), i == 5 ? Double.NaN : -1 / (i + 1)))
        .toArray();
  }

  @Test
  void valuesThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> Ensemble.ALONE.gather(5, 2, 3, some -> new double[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 numbers have 2 values each, got 4 values");
  }

  private static double difference(End a, End b) {
    double[] x = a.all();
    double[] y = b.all();
    double largest = 0;
    for (int i = 0; i < x.length; i++) {
      largest = Math.max(largest, Math.abs(x[i] - y[i]));
    }
    return largest;
  }
}
