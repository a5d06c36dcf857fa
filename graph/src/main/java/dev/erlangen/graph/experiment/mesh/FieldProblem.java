package dev.erlangen.graph.experiment.mesh;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Losses;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.signnet.mesh.FieldEncoding;
import dev.erlangen.graph.signnet.mesh.NeuralField;
import dev.erlangen.graph.signnet.mesh.SurfacePoint;
import dev.erlangen.train.loop.Ensemble;
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
 * Fits a field to the colours of the vertices, all at once, by mean squared error; measured as peak
 * signal-to-noise ratio, {@code -10 log10(error)} in decibels, there and between the vertices.
 */
final class FieldProblem implements Problem {
  /** What random signs give is averaged over a few choices. */
  private static final int SIGN_CHOICES = 8;

  private final FieldData data;
  private final NeuralField model;
  private final Device device;
  private final Tensor functions;
  private final Tensor colours;
  private final Tensor functionsBetween;
  private final Tensor coloursBetween;

  FieldProblem(FieldData data, NeuralField fresh, Device device) {
    this.data = data;
    this.model = Params.to(fresh, device, ScalarType.Float);
    this.device = device;
    int k = data.functions().count();
    this.functions = matrix(data.functions().functions(), k);
    this.colours = matrix(data.vertexColours(), FieldData.CHANNELS);
    this.functionsBetween = matrix(data.functions().at(data.between()), k);
    this.coloursBetween =
        matrix(data.texture().at(data.mesh(), data.between()), FieldData.CHANNELS);
  }

  private Tensor matrix(double[] values, int columns) {
    return Tensors.of(values, values.length / columns, columns).to(device, ScalarType.Float);
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
    return Losses.mse(model.forward(functions, mode), colours);
  }

  /** The same on every split: the vertices are what was trained on. */
  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    return Map.of(
        "psnr", ratio(functions, colours), "psnr between", ratio(functionsBetween, coloursBetween));
  }

  private double ratio(Tensor points, Tensor truth) {
    Mode mode = Mode.EVAL;
    int choices = 1;
    if (model.config().encoding() == FieldEncoding.FLIP) {
      mode = new Mode(false, new Rng(0), Mode.EVAL.trace());
      choices = SIGN_CHOICES;
    }
    double error = 0;
    for (int c = 0; c < choices; c++) {
      error += Tensors.item(Losses.mse(model.forward(points, mode), truth)) / choices;
    }
    return -10 * Math.log10(error);
  }

  @Override
  public List<Section> sections() {
    List<SurfacePoint> centres =
        IntStream.range(0, data.mesh().triangleCount())
            .mapToObj(f -> SurfacePoint.centre(data.mesh(), f))
            .toList();
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor points = matrix(data.functions().at(centres), data.functions().count());
      double[] predicted = Tensors.doubles(model.forward(points, Mode.EVAL));
      double[] truth = data.texture().at(data.mesh(), centres);
      return List.of(
          new Section(
              "Surface, true and as the field has it",
              "<div style=\"display:flex;flex-wrap:wrap;gap:24px\">"
                  + SurfacePicture.figure(data.mesh(), truth, "true")
                  + SurfacePicture.figure(data.mesh(), predicted, "field")
                  + "</div>"));
    }
  }
}
