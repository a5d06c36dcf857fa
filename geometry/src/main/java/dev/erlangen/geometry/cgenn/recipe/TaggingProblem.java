package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Mode;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.data.JetData;
import dev.erlangen.geometry.cgenn.model.Arcs;
import dev.erlangen.geometry.cgenn.model.LorentzCgGnn;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.metric.Roc;
import dev.erlangen.train.recipe.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Classification of jets by cross-entropy; measured by accuracy, AUC and background rejection. */
final class TaggingProblem implements Problem {
  private static final int MEASURED = 200;
  private static final int SPACETIME = 4;

  private final Map<Split, JetData> data;
  private final Object model;
  private final Device device;

  TaggingProblem(Map<Split, JetData> data, Object fresh, Device device) {
    this.data = Map.copyOf(data);
    this.model = Params.to(fresh, device, ScalarType.Float);
    this.device = device;
  }

  @Override
  public Object model() {
    return model;
  }

  private JetData of(Split split) {
    return Objects.requireNonNull(data.get(split));
  }

  @Override
  public int examples() {
    return of(Split.TRAIN).count();
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    JetData jets = of(Split.TRAIN);
    long[] classes = Arrays.stream(examples).mapToLong(e -> jets.labels()[e]).toArray();
    Tensor target = Tensors.of(classes).to(device, ScalarType.Long);
    return Losses.crossEntropy(logits(jets, examples, mode), target);
  }

  private Tensor logits(JetData jets, int[] which, Mode mode) {
    int slots = jets.slots();
    Tensor momenta = rows(jets.momenta(), which, slots * SPACETIME).view(-1, slots, SPACETIME);
    if (model instanceof Mlp net) {
      return net.forward(momenta.flatten(1, 2), mode);
    }
    Tensor scalars = rows(jets.scalars(), which, slots * 2).view(-1, slots, 2);
    double[] mask = new double[which.length * slots];
    int arcs = 0;
    for (int j = 0; j < which.length; j++) {
      int number = jets.numbers()[which[j]];
      Arrays.fill(mask, j * slots, j * slots + number, 1);
      arcs += number * (number - 1);
    }
    return ((LorentzCgGnn) model)
        .forward(
            new LorentzCgGnn.Jets(
                momenta,
                scalars,
                Tensors.of(mask, which.length, slots).to(device, ScalarType.Float),
                pairs(jets, which, arcs)),
            mode);
  }

  /** All ordered pairs of rows that are not padding. */
  private Arcs pairs(JetData jets, int[] which, int count) {
    int[] rows = new int[count];
    int[] columns = new int[count];
    int at = 0;
    for (int j = 0; j < which.length; j++) {
      int first = j * jets.slots();
      int number = jets.numbers()[which[j]];
      for (int a = 0; a < number; a++) {
        for (int b = 0; b < number; b++) {
          if (a != b) {
            rows[at] = first + a;
            columns[at++] = first + b;
          }
        }
      }
    }
    return Arcs.of(which.length * jets.slots(), rows, columns).to(device);
  }

  private Tensor rows(double[] values, int[] which, int width) {
    double[] out = new double[which.length * width];
    for (int j = 0; j < which.length; j++) {
      System.arraycopy(values, which[j] * width, out, j * width, width);
    }
    return Tensors.of(out).to(device, ScalarType.Float);
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    JetData jets = of(split);
    double[] scores = members.gather(jets.count(), 1, MEASURED, some -> margins(jets, some));
    int right = 0;
    for (int j = 0; j < scores.length; j++) {
      right += (scores[j] > 0 ? 1 : 0) == jets.labels()[j] ? 1 : 0;
    }
    Roc roc = Roc.of(scores, jets.labels());
    double smallest = 1.0 / scores.length;
    Map<String, Double> out = new LinkedHashMap<>();
    out.put("auc", roc.area());
    out.put("accuracy", (double) right / scores.length);
    out.put("rejection at 0.3", roc.rejection(0.3, smallest));
    out.put("rejection at 0.5", roc.rejection(0.5, smallest));
    return out;
  }

  private double[] margins(JetData jets, int[] which) {
    Tensor z = logits(jets, which, Mode.EVAL);
    return Tensors.doubles(z.select(1, 1).sub(z.select(1, 0)));
  }
}
