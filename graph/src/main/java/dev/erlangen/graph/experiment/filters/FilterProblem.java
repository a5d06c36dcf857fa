package dev.erlangen.graph.experiment.filters;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.basisnet.EigenspaceGroups;
import dev.erlangen.graph.signnet.filter.FilterInput;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Section;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Fits a network per image: sum of the squared errors over the pixels that count. An example is an
 * image; the networks share nothing, so one update with the mean loss of all images moves each as
 * if it were trained alone.
 */
final class FilterProblem implements Problem {
  /** Random signs are averaged over, lest one lucky choice counts. */
  private static final int SIGN_CHOICES = 8;

  private final FilterData data;
  private final Method method;
  private final FilterModel.PerImage model;
  private final List<FilterInput> inputs;
  private final List<Tensor> targets;
  private final Tensor mask;
  private final EigenspaceGroups spaces;

  FilterProblem(FilterData data, Method method, FilterModel.PerImage fresh, Device device) {
    this.data = data;
    this.method = method;
    this.model = Params.to(fresh, device, ScalarType.Float);
    int n = data.nodes();
    GraphBatch graph = GraphBatch.of(data.images().graph()).to(device, ScalarType.Float);
    Tensor vectors64 = Tensors.of(data.spectrum().vectors(), n, n);
    Tensor vectors = vectors64.to(device, ScalarType.Float);
    Tensor values = Tensors.of(data.spectrum().values()).to(device, ScalarType.Float);
    this.inputs =
        IntStream.range(0, data.count())
            .mapToObj(i -> column(data.images().signals()[i], device))
            .map(signal -> new FilterInput(graph, vectors, values, signal))
            .toList();
    this.targets =
        IntStream.range(0, data.count()).mapToObj(i -> column(data.targets()[i], device)).toList();
    this.mask = Tensors.of(data.images().mask()).to(device, ScalarType.Float).unsqueeze(1);
    EigenspaceGroups exact = EigenspaceGroups.of(vectors64, data.spectrum().eigenspaces());
    this.spaces = exact.to(device, ScalarType.Float);
  }

  private static Tensor column(double[] values, Device device) {
    return Tensors.of(values, values.length, 1).to(device, ScalarType.Float);
  }

  @Override
  public Object model() {
    return model;
  }

  @Override
  public int examples() {
    return data.count();
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    Tensor[] losses = new Tensor[examples.length];
    for (int e = 0; e < losses.length; e++) {
      int image = examples[e];
      losses[e] = loss(image, predict(model.images().get(image), image, mode));
    }
    return Tensors.stack(0, losses).mean();
  }

  private Tensor loss(int image, Tensor prediction) {
    return prediction.sub(targets.get(image)).square().mul(mask).sum();
  }

  private Tensor predict(FilterModel network, int image, Mode mode) {
    return network.forward(inputs.get(image), spaces, mode);
  }

  /** The same on every split: what was trained on is what is measured. */
  @Override
  public Map<String, Double> evaluate(Split split) {
    double error = 0;
    double loss = 0;
    for (int image = 0; image < data.count(); image++) {
      double one = measured(image);
      loss += one / data.count();
      error += one / data.energy(image) / data.count();
    }
    return Map.of("error", error, "loss", loss);
  }

  private double measured(int image) {
    // Measured as trained, with batch statistics; the copy keeps the running ones untouched.
    FilterModel network = Params.copy(model.images().get(image));
    Mode mode = Mode.train(new Rng(image));
    int choices = method == Method.SIGN_FLIP ? SIGN_CHOICES : 1;
    double sum = 0;
    for (int c = 0; c < choices; c++) {
      try (PointerScope scope = new PointerScope()) {
        sum += Tensors.item(loss(image, predict(network, image, mode)));
      }
    }
    return sum / choices;
  }

  @Override
  public List<Section> sections() {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      FilterModel network = Params.copy(model.images().get(0));
      Tensor prediction = predict(network, 0, Mode.train(new Rng(0)));
      return List.of(FilterPictures.section(data, Tensors.doubles(prediction)));
    }
  }
}
