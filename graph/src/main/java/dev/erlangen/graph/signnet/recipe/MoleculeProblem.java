package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.Mode;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.signnet.EncodedBatch;
import dev.erlangen.graph.signnet.molecule.MoleculeNet;
import dev.erlangen.train.recipe.Predictor;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Regression of one number per molecule: mean absolute error.
 *
 * @param data the molecules
 * @param model the network, on the device
 * @param packed whether φ works on real pairs only
 * @param device where batches go
 */
record MoleculeProblem(MoleculeData data, MoleculeNet model, boolean packed, Device device)
    implements Problem {
  private static final int EVALUATED = 128;
  private static final String METRIC = "mae";

  static MoleculeProblem of(MoleculeData data, MoleculeNet fresh, boolean packed, Device device) {
    return new MoleculeProblem(
        data, Params.to(fresh, device, torch.ScalarType.Float), packed, device);
  }

  @Override
  public int examples() {
    return data.train().size();
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    EncodedBatch batch = batch(data.train(), examples);
    Tensor prediction = model.forward(batch, mode).prediction();
    return torch.l1_loss(prediction, batch.graph().targets());
  }

  @Override
  public Map<String, Double> evaluate(Split split) {
    MoleculeData.Part part = data.part(split);
    if (part.size() == 0) {
      return Map.of();
    }
    double[] predicted = predict(part, IntStream.range(0, part.size()).toArray());
    double sum = 0;
    for (int i = 0; i < predicted.length; i++) {
      sum += Math.abs(predicted[i] - part.graphs().get(i).targets()[0]);
    }
    return Map.of(METRIC, sum / part.size());
  }

  /** Predicts in evaluation mode, a few molecules at a time. */
  double[] predict(MoleculeData.Part part, int[] which) {
    double[] out = new double[which.length];
    for (int first = 0; first < which.length; first += EVALUATED) {
      int end = Math.min(which.length, first + EVALUATED);
      try (PointerScope scope = new PointerScope()) {
        EncodedBatch batch = batch(part, Arrays.copyOfRange(which, first, end));
        double[] values = Tensors.doubles(model.forward(batch, Mode.EVAL).prediction());
        System.arraycopy(values, 0, out, first, values.length);
      }
    }
    return out;
  }

  private EncodedBatch batch(MoleculeData.Part part, int[] which) {
    List<Graph> graphs = new ArrayList<>(which.length);
    for (int i : which) {
      graphs.add(part.graphs().get(i));
    }
    GraphBatch batch = GraphBatch.of(graphs);
    Tensor encoding = part.encodings().tensor(which).to(torch.ScalarType.Float);
    if (!device.is_cpu()) {
      batch = batch.to(device, torch.ScalarType.Float);
      encoding = encoding.to(device, torch.ScalarType.Float);
    }
    return packed ? EncodedBatch.packed(batch, encoding) : EncodedBatch.padded(batch, encoding);
  }

  @Override
  public Optional<Predictor> predictor() {
    return Optional.of(new MoleculePredictor(this));
  }

  @Override
  public List<Section> sections() {
    return MoleculeSection.of(this);
  }
}
