package dev.erlangen.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Torch;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.loop.Epoch;
import dev.erlangen.train.loop.FitResult;
import dev.erlangen.train.loop.Goal;
import dev.erlangen.train.loop.Keeper;
import dev.erlangen.train.loop.Noisy;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Snapshot;
import dev.erlangen.train.loop.Trainer;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.loop.Watcher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private static final Goal GOAL = new Goal("mse", true);
  private static final Training[] TRAININGS = {
    Training.of(4, 10, Optimizer.adamw(0.01, 0.1), Schedule.cosine(1))
        .averagingParameters(0.9)
        .clipping(0.5)
        .averagingLast(2),
    Training.of(5, 10, Optimizer.sgd(0.05, 0.9), Schedule.plateau(0.5, 0, 1e-9)).accumulating(2),
    Training.of(4, 48, Optimizer.lbfgs(1), Schedule.constant())
  };

  private static final Identity SAME = new Identity(Map.of("seed", "2"), Map.of());

  @TempDir private Path folder;

  @BeforeAll
  static void oneThread() {
    Torch.threads(1);
  }

  /** Ends a training by force. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Writes at the n-th offer and ends the training there. */
  private record StopAt(CheckpointFile file, int[] left) implements Keeper {
    @Override
    public Optional<Snapshot> last() {
      return Optional.empty();
    }

    @Override
    public void offer(boolean epochEnd, Supplier<Snapshot> snapshot) {
      if (--left[0] == 0) {
        new Checkpoints(file, 0).offer(epochEnd, snapshot);
        throw new Stop();
      }
    }
  }

  private static List<Object> bits(Noisy problem, FitResult fit) {
    List<Object> out = new ArrayList<>(List.of(fit.test(), fit.validation(), fit.bestEpoch()));
    for (Epoch e : fit.history()) {
      out.addAll(List.of(e.epoch(), e.loss(), e.rate(), e.validation(), e.test()));
    }
    out.add(Tensors.doubles(problem.model().first().weight()));
    out.add(Tensors.doubles(problem.model().norm().runningVar()));
    return out;
  }

  /** Stopped at every possible place in turn, and continued from the file. */
  @Test
  void everyPlaceIsAGoodPlaceToStop() throws Exception {
    for (Training training : TRAININGS) {
      boolean random = training.optimizer().kind() != Optimizer.Kind.LBFGS;
      Noisy undisturbed = new Noisy(2, random);
      List<Object> expected =
          bits(
              undisturbed,
              new Trainer(undisturbed, training, GOAL, 2).run(Keeper.NONE, Watcher.NONE));
      int places = 0;
      for (boolean stopped = true; stopped; places++) {
        CheckpointFile file = new CheckpointFile(folder.resolve("c.safetensors"), SAME);
        Files.deleteIfExists(file.path());
        stopped = false;
        try {
          new Trainer(new Noisy(2, random), training, GOAL, 2)
              .run(new StopAt(file, new int[] {places + 1}), Watcher.NONE);
        } catch (Stop e) {
          stopped = true;
        }
        Noisy continued = new Noisy(2, random);
        FitResult fit =
            new Trainer(continued, training, GOAL, 2).run(new Checkpoints(file, 1e6), Watcher.NONE);
        assertThat(bits(continued, fit))
            .as("place %d", places)
            .usingRecursiveComparison()
            .isEqualTo(expected);
      }
      assertThat(places).isGreaterThan(training.epochs());
    }
  }

  @Test
  void checkpointsLeaveNothingBehind() throws Exception {
    CheckpointFile file = new CheckpointFile(folder.resolve("c.safetensors"), SAME);
    Training training = Training.of(30, 10, Optimizer.adam(0.01), Schedule.constant());
    List<Long> pointers = new ArrayList<>();
    Watcher watcher =
        new Watcher() {
          @Override
          public void epoch(Epoch epoch, boolean best) {
            pointers.add(Pointer.totalCount());
          }
        };
    new Trainer(new Noisy(0, true), training, GOAL, 0).run(new Checkpoints(file, 0), watcher);
    // Other tests' garbage may be collected meanwhile, never more be made.
    assertThat(pointers.get(29)).isLessThanOrEqualTo(pointers.get(2));
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file.path());
    }
  }

  @Test
  void checkpointsOfOtherModelsAreRefused() throws Exception {
    CheckpointFile file = new CheckpointFile(folder.resolve("c.safetensors"), SAME);
    Training training = Training.of(1, 10, Optimizer.adam(0.01), Schedule.constant());
    new Trainer(new Noisy(0, true), training, GOAL, 0).run(new Checkpoints(file, 0), Watcher.NONE);
    try (PointerScope scope = new PointerScope()) {
      Snapshot snapshot = file.read().orElseThrow();
      assertThat(snapshot.tensors())
          .containsKeys("model.first.weight", "best.first.weight", "optimizer.exp_avg", "rng");
      snapshot.tensors().remove("model.first.weight");
      file.write(snapshot);
    }
    assertThatThrownBy(
            () ->
                new Trainer(new Noisy(0, true), training, GOAL, 0)
                    .run(new Checkpoints(file, 0), Watcher.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("model.first.weight");
  }
}
