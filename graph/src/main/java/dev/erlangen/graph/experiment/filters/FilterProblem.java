package dev.erlangen.graph.experiment.filters;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.basisnet.EigenspaceGroups;
import dev.erlangen.graph.signnet.filter.FilterInput;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Section;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Fits a network to one image: sum of the squared errors over the pixels that count. The image is
 * the only example.
 */
final class FilterProblem implements Problem {
  /** Random signs are averaged over, lest one lucky choice counts. */
  private static final int SIGN_CHOICES = 8;

  private final FilterData data;
  private final Method method;
  private final int image;
  private final FilterModel model;
  private final FilterInput input;
  private final EigenspaceGroups spaces;
  private final Tensor target;
  private final Tensor mask;

  FilterProblem(FilterData data, Method method, int image, FilterModel fresh, Device device) {
    this.data = data;
    this.method = method;
    this.image = image;
    this.model = Params.to(fresh, device, ScalarType.Float);
    int n = data.nodes();
    Tensor vectors = Tensors.of(data.spectrum().vectors(), n, n);
    this.input =
        new FilterInput(
            GraphBatch.of(data.images().graph()).to(device, ScalarType.Float),
            vectors.to(device, ScalarType.Float),
            Tensors.of(data.spectrum().values()).to(device, ScalarType.Float),
            column(data.images().signals()[image], device));
    this.spaces =
        EigenspaceGroups.of(vectors, data.spectrum().eigenspaces()).to(device, ScalarType.Float);
    this.target = column(data.targets()[image], device);
    this.mask = Tensors.of(data.images().mask()).to(device, ScalarType.Float).unsqueeze(1);
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
    return 1;
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    return loss(model, mode);
  }

  private Tensor loss(FilterModel network, Mode mode) {
    return network.forward(input, spaces, mode).sub(target).square().mul(mask).sum();
  }

  /** The same on every split: what was trained on is what is measured. */
  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    // Measured as trained, with batch statistics; the copy keeps the running ones untouched.
    FilterModel network = Params.copy(model);
    Mode mode = Mode.train(new Rng(image));
    int choices = method == Method.SIGN_FLIP ? SIGN_CHOICES : 1;
    double sum = 0;
    for (int c = 0; c < choices; c++) {
      sum += Tensors.item(loss(network, mode));
    }
    double loss = sum / choices;
    return Map.of("error", loss / data.energy(image), "loss", loss);
  }

  @Override
  public List<Section> sections() {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor prediction = Params.copy(model).forward(input, spaces, Mode.train(new Rng(image)));
      return List.of(FilterPictures.section(data, image, Tensors.doubles(prediction)));
    }
  }
}
