package dev.erlangen.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.recipe.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the loop promises beside learning. */
class LoopTest {
  private static final Goal GOAL = new Goal("mse", true);

  @BeforeAll
  static void oneThread() {
    Torch.threads(1);
  }

  private static FitResult fit(Problem problem, Training training) {
    return new Trainer(problem, training, GOAL, 1).run(Keeper.NONE, Watcher.NONE);
  }

  private static double[] weights(Line line) {
    return Tensors.doubles(line.model().weight());
  }

  @Test
  void accumulatedBatchesEqualOneLargeBatch() {
    // 40 examples: batches of 7 leave a last one of 5, whose examples must not weigh more.
    Line large = new Line(0, 40, 0);
    Line small = new Line(0, 40, 0);
    Optimizer sgd = Optimizer.sgd(0.1, 0.9);
    fit(large, Training.of(5, 40, sgd, Schedule.constant()));
    fit(small, Training.of(5, 7, sgd, Schedule.constant()).accumulating(6));
    assertThat(weights(small)).containsExactly(weights(large), within(1e-6));
    Line plain = new Line(0, 40, 0);
    fit(plain, Training.of(5, 7, sgd, Schedule.constant()));
    assertThat(Math.abs(weights(plain)[0] - weights(large)[0])).isGreaterThan(1e-3);
  }

  @Test
  void wholeBatchesPassOverAnotherRestInEveryEpoch() {
    Batches whole = new Batches(3, 40, 7, true);
    boolean[] seen = new boolean[40];
    for (int epoch = 0; epoch < 4; epoch++) {
      int[][] batches = whole.of(epoch);
      assertThat(batches).hasNumberOfRows(5);
      for (int[] batch : batches) {
        assertThat(batch).hasSize(7);
        Arrays.stream(batch).forEach(i -> seen[i] = true);
      }
    }
    assertThat(seen).doesNotContain(false);
    assertThat(new Batches(3, 40, 7, false).of(0)[5]).hasSize(5);
    assertThat(new Batches(3, 5, 7, true).of(0)).hasNumberOfRows(1);
  }

  @Test
  void clippingScalesTheGradientToItsLimit() {
    Line line = new Line(0, 40, 0);
    FlatParameters flat = FlatParameters.of(line.model());
    Gradient gradient = new Gradient(line, flat, false);
    int[] all = IntStream.range(0, 40).toArray();
    gradient.add(all, 1, Mode.EVAL);
    double[] before = Tensors.doubles(flat.gradients());
    double norm = Math.sqrt(Arrays.stream(before).map(g -> g * g).sum());
    assertThat(norm).isGreaterThan(0.5);
    assertThat(gradient.clip(0.5)).isCloseTo(norm, within(1e-6));
    double factor = 0.5 / (norm + 1e-6);
    double[] after = Tensors.doubles(flat.gradients());
    for (int i = 0; i < before.length; i++) {
      assertThat(after[i]).isCloseTo(before[i] * factor, within(1e-7));
    }
    gradient.clip(100);
    assertThat(Tensors.doubles(flat.gradients())).isEqualTo(after);
  }

  /** Records the parameters that each evaluation sees. */
  private record Spy(Line line, List<double[]> seen) implements Problem {
    @Override
    public Object model() {
      return line.model();
    }

    @Override
    public int examples() {
      return line.examples();
    }

    @Override
    public Tensor loss(int[] examples, Mode mode) {
      return line.loss(examples, mode);
    }

    @Override
    public Map<String, Double> evaluate(Split split, Ensemble members) {
      seen.add(weights(line));
      return line.evaluate(split, members);
    }
  }

  @Test
  void theAverageOfTheParametersIsEvaluated() {
    Training training = Training.of(4, 40, Optimizer.sgd(0.2, 0), Schedule.constant());
    Spy raw = new Spy(new Line(0, 40, 0), new ArrayList<>());
    fit(raw, training);
    double[] average = weights(new Line(0, 40, 0));
    Spy averaged = new Spy(new Line(0, 40, 0), new ArrayList<>());
    fit(averaged, training.averagingParameters(0.75));
    for (int epoch = 0; epoch < 4; epoch++) {
      for (int i = 0; i < 3; i++) {
        average[i] = 0.75 * average[i] + 0.25 * raw.seen.get(epoch)[i];
      }
      assertThat(averaged.seen.get(epoch)).containsExactly(average, within(1e-6));
    }
  }

  /** A problem whose metrics follow a script. */
  private static final class Scripted implements Problem {
    private final Linear model = new Linear.Config(1, 1).init(new Rng(0));
    private final double[] validation;
    private double lossFactor = 1;
    private int epoch = -1;

    Scripted(double... validation) {
      this.validation = validation;
    }

    @Override
    public Linear model() {
      return model;
    }

    @Override
    public int examples() {
      return 1;
    }

    @Override
    public Tensor loss(int[] examples, Mode mode) {
      epoch++;
      Tensor loss = model.forward(torch.ones(1, 1)).sum().square();
      return epoch == 2 ? loss.mul(Tensors.scalar(lossFactor)) : loss;
    }

    @Override
    public Map<String, Double> evaluate(Split split, Ensemble members) {
      double value = split == Split.VALIDATION ? validation[epoch] : 100 + epoch;
      return Map.of("mse", value, "weight", Tensors.item(model.weight()));
    }
  }

  @Test
  void patienceEndsTheTrainingAndTheBestParametersReturn() {
    Scripted problem = new Scripted(5, 3, 4, 2, 2.5, 2.2, 9, 1, 0);
    Training training =
        Training.of(9, 1, Optimizer.sgd(0.01, 0), Schedule.constant()).stoppingAfter(3);
    FitResult fit = fit(problem, training);
    assertThat(fit.history()).hasSize(7);
    assertThat(fit.bestEpoch()).isEqualTo(4);
    assertThat(fit.validation()).containsEntry("mse", 2.0);
    double then = fit.history().get(3).validation().get("weight");
    assertThat(Tensors.item(problem.model().weight())).isEqualTo(then);
    assertThat(fit.history().get(6).validation().get("weight")).isNotEqualTo(then);
  }

  @Test
  void theLastEpochsAreAveraged() {
    FitResult fit =
        fit(
            new Scripted(5, 3, 4, 2, 2.5),
            Training.of(5, 1, Optimizer.sgd(0.01, 0), Schedule.constant()).averagingLast(3));
    assertThat(fit.test().get("mse")).isCloseTo((102 + 103 + 104) / 3.0, within(1e-12));
    assertThat(fit.history().get(1).test()).isEmpty();
    assertThat(fit.bestEpoch()).isEqualTo(5);
  }

  @Test
  void evaluationsCanBeRare() {
    Training rare =
        Training.of(7, 1, Optimizer.sgd(0.01, 0), Schedule.constant()).evaluatingEvery(3);
    FitResult fit = fit(new Scripted(1, 1, 9, 1, 1, 8, 9.5), rare);
    List<Integer> measured =
        fit.history().stream().filter(e -> !e.validation().isEmpty()).map(Epoch::epoch).toList();
    assertThat(measured).containsExactly(3, 6, 7);
    assertThat(fit.bestEpoch()).isEqualTo(6);
  }

  @Test
  void aLossThatIsNoNumberNamesItsPlace() {
    for (double factor : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Scripted problem = new Scripted(1, 1, 1, 1);
      problem.lossFactor = factor;
      Training training = Training.of(4, 1, Optimizer.adam(0.01), Schedule.constant());
      assertThatThrownBy(() -> fit(problem, training))
          .isInstanceOf(DivergedException.class)
          .hasMessageContaining("the loss became " + factor + " in epoch 3, batch 1");
    }
  }

  /** Reports the type of its products. */
  private record Typed(Line line, Map<String, Integer> types) implements Problem {
    @Override
    public Object model() {
      return line.model();
    }

    @Override
    public int examples() {
      return line.examples();
    }

    @Override
    public Tensor loss(int[] examples, Mode mode) {
      Tensor y = line.model().forward(torch.ones(2, 3));
      types.merge("loss " + y.scalar_type().intern(), 1, Integer::sum);
      if (types.size() > 5) {
        throw new IllegalStateException("stop");
      }
      return line.loss(examples, mode);
    }

    @Override
    public Map<String, Double> evaluate(Split split, Ensemble members) {
      Tensor y = line.model().forward(torch.ones(2, 3));
      types.merge("evaluate " + y.scalar_type().intern(), 1, Integer::sum);
      return line.evaluate(split, members);
    }
  }

  @Test
  void autocastIsOnWithinTheLossOnlyAndOffAfterAnError() {
    Training plain = Training.of(40, 16, Optimizer.adam(0.05), Schedule.cosine(2));
    Typed half = new Typed(new Line(0, 64, 0), new TreeMap<>());
    FitResult coarse = fit(half, plain.withAutocast());
    assertThat(half.types.keySet()).containsExactly("evaluate Float", "loss BFloat16");
    FitResult fine = fit(new Line(0, 64, 0), plain);
    assertThat(coarse.test().get("mse")).isCloseTo(fine.test().get("mse"), within(2e-3));
    assertThat(coarse.test().get("mse")).isNotEqualTo(fine.test().get("mse"));

    Typed failing = new Typed(new Line(0, 64, 0), new TreeMap<>());
    for (int i = 0; i < 6; i++) {
      failing.types.put("x" + i, 1);
    }
    assertThatThrownBy(() -> fit(failing, plain.withAutocast())).hasMessage("stop");
    assertThat(torch.is_autocast_enabled(torch.DeviceType.CPU)).isFalse();
    assertThatThrownBy(
            () -> Training.of(1, 1, Optimizer.lbfgs(1), Schedule.constant()).withAutocast())
        .hasMessageContaining("leave autocast off");
  }

  @Test
  void ordersAreRandomPermutationsThatOnlySeedAndEpochDecide() {
    int[] order = Order.of(7, 3, 100);
    assertThat(order.clone()).isEqualTo(Order.of(7, 3, 100)).isNotEqualTo(Order.of(7, 4, 100));
    assertThat(order.clone()).isNotEqualTo(Order.of(8, 3, 100));
    assertThat(Arrays.stream(order).sorted().toArray())
        .isEqualTo(IntStream.range(0, 100).toArray());
    // Where 0 lands is uniform: chi-square with 9 degrees of freedom, 99.9 % below 27.9.
    int[] count = new int[10];
    for (int epoch = 0; epoch < 5000; epoch++) {
      int[] o = Order.of(1, epoch, 10);
      for (int i = 0; i < 10; i++) {
        count[i] += o[i] == 0 ? 1 : 0;
      }
    }
    double chi = Arrays.stream(count).mapToDouble(c -> (c - 500.0) * (c - 500) / 500).sum();
    assertThat(chi).isLessThan(27.9);
  }
}
