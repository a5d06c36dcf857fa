package dev.erlangen.spark.neuralpathways.expert;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.spark.neuralpathways.data.RowReader;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.data.Task;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The training of several experts, each on its own rows, as one problem: an example is a step, its
 * loss the sum of the experts' mean losses. No gradient crosses from one expert to another, so the
 * sum trains each as if it were alone.
 */
public final class StackProblem implements Problem {
  private final ExpertSpec spec;
  private final RowReader reader;
  private final FitSpec fit;
  private final int inputs;
  private final List<ExpertData> start;
  private final ExpertStack stack;
  private final Tensor x;
  private final Tensor y;
  private final Tensor draws;

  /**
   * Prepares the training.
   *
   * @param groups rows of every leaf, none empty
   * @param warm experts to start from, by leaf, seen from the box of the leaf's rows; fresh ones
   *     where there is none
   * @param padded whether the experts must be the same bits in a stack of any size
   */
  public StackProblem(
      ExpertSpec spec,
      RowReader reader,
      FitSpec fit,
      SortedMap<Integer, Rows> groups,
      Map<Integer, ExpertData> warm,
      boolean padded) {
    Check.that(!groups.isEmpty(), "there is no expert to train");
    this.spec = spec;
    this.reader = reader;
    this.fit = fit;
    inputs = reader.inputs(groups.values().iterator().next().features());
    start = new ArrayList<>();
    List<float[]> xs = new ArrayList<>();
    List<float[]> ys = new ArrayList<>();
    groups.forEach(
        (leaf, rows) -> {
          Check.that(rows.count() > 0, "leaf %d has no rows", leaf);
          float[] read = reader.inputs(rows);
          ExpertData from = warm.get(leaf);
          Box box = Box.around(read, inputs);
          ExpertData first =
              from != null
                  ? from.at(leaf).seenFrom(spec.slots(inputs, reader.outputs()), box)
                  : new ExpertData(
                      leaf,
                      ExpertStack.fresh(spec, inputs, reader.outputs(), fit.seed(), leaf),
                      box,
                      rows.count(),
                      Double.NaN);
          start.add(first);
          xs.add(first.box().scaled(read));
          ys.add(reader.targets(rows));
        });
    stack =
        ExpertStack.of(
            spec,
            inputs,
            reader.outputs(),
            start.stream().map(ExpertData::parameters).toList(),
            padded);
    x = Tensors.kept(() -> joined(xs, inputs));
    boolean classes = reader.task() == Task.CLASSIFICATION;
    y =
        Tensors.kept(
            () -> classes ? joined(ys, 1).to(ScalarType.Long) : joined(ys, reader.outputs()));
    int[] leaves = groups.keySet().stream().mapToInt(Integer::intValue).toArray();
    int[] counts = groups.values().stream().mapToInt(Rows::count).toArray();
    draws = Tensors.kept(() -> Draws.table(fit, leaves, counts));
  }

  private static Tensor joined(List<float[]> parts, int columns) {
    float[] all = new float[parts.stream().mapToInt(p -> p.length).sum()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return Tensors.of(all, all.length / columns, columns);
  }

  @Override
  public Object model() {
    return stack;
  }

  @Override
  public int examples() {
    return fit.steps();
  }

  @Override
  public Tensor loss(int[] steps, Mode mode) {
    Tensor sum = null;
    for (int step : steps) {
      Tensor one = loss(step);
      sum = sum == null ? one : sum.add(one);
    }
    Check.that(sum != null, "a step is needed");
    return sum.mul(Tensors.scalar(1.0 / steps.length));
  }

  private Tensor loss(int step) {
    Tensor rows = draws.select(0, step); // (L B)
    long batch = fit.batch();
    Tensor in = x.index_select(0, rows).view(-1, batch, inputs);
    Tensor out = stack.forward(in); // (L, B, m)
    Tensor want = y.index_select(0, rows);
    if (reader.task() == Task.CLASSIFICATION) {
      Tensor logits = out.reshape(-1, reader.outputs());
      return torch.log_softmax(logits, 1).gather(1, want).sum().mul(Tensors.scalar(-1.0 / batch));
    }
    double share = 1.0 / (batch * reader.outputs());
    return out.reshape(-1, reader.outputs()).sub(want).square().sum().mul(Tensors.scalar(share));
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    return Map.of();
  }

  /** The experts as they are now, in the order of their leaves; their losses are not measured. */
  public List<ExpertData> experts() {
    List<float[]> parameters = stack.parameters(spec, inputs, reader.outputs());
    List<ExpertData> out = new ArrayList<>();
    for (int e = 0; e < start.size(); e++) {
      out.add(start.get(e).with(parameters.get(e)));
    }
    return out;
  }
}
