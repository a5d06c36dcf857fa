package dev.erlangen.train.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.Torch;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** No step leaves a native object behind; {@code -Dleak.steps=10000} sets the number of steps. */
class LeakTest {
  @Test
  void stepsLeaveNoPointerAndNoMemoryBehind() {
    Torch.threads(1);
    int steps = Integer.getInteger("leak.steps", 2000);
    int epochs = 20;
    for (Optimizer rule :
        List.of(Optimizer.adam(1e-3), Optimizer.sgd(1e-3, 0.9), Optimizer.adamw(1e-3, 0.1))) {
      Line line = new Line(0, 2 * steps / epochs, 0.1);
      Training training =
          Training.of(epochs, 2, rule, Schedule.cosine(1)).clipping(1).averagingParameters(0.99);
      List<Long> pointers = new ArrayList<>();
      List<Long> resident = new ArrayList<>();
      Watcher watcher =
          new Watcher() {
            @Override
            public void epoch(Epoch epoch, boolean best) {
              // Without garbage of the Java heap, what is left is the native side.
              System.gc();
              pointers.add(Pointer.totalCount());
              resident.add(Resident.now());
            }
          };
      new Trainer(line, training, new Goal("mse", true), 0).run(Keeper.NONE, watcher);
      // After a few epochs everything that is made once has been made; garbage of other tests may
      // still be collected.
      long more = pointers.get(epochs - 1) - pointers.get(4);
      long growth = resident.get(epochs - 1) - resident.get(4);
      System.out.printf(
          "%s: %d steps, pointers %+d, resident %+.1f MiB%n",
          rule.kind(), steps, more, growth / 1048576.0);
      assertThat(more).isLessThanOrEqualTo(0);
      assertThat(growth).isLessThan(16L << 20);
    }
  }

  @Test
  void aLeakWouldBeSeen() {
    Line line = new Line(0, 8, 0);
    Trainer trainer =
        new Trainer(
            line,
            Training.of(5, 2, Optimizer.adam(1e-3), Schedule.constant()),
            new Goal("mse", true),
            0);
    long before = Pointer.totalCount();
    List<Tensor> kept = new ArrayList<>();
    Watcher leaking =
        new Watcher() {
          @Override
          public void batch(int epoch, int batch, int batches, double loss) {
            kept.add(Tensors.kept(() -> line.model().weight().clone()));
          }
        };
    trainer.run(Keeper.NONE, leaking);
    assertThat(kept).hasSize(20);
    assertThat(Pointer.totalCount() - before).isGreaterThanOrEqualTo(20);
  }
}
