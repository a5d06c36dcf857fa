package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.Mode;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.signnet.EncodedBatch;
import dev.erlangen.graph.signnet.molecule.MoleculeNet;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Predictor;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    MoleculeData.Part part = data.part(split);
    if (part.size() == 0) {
      return Map.of();
    }
    double[] predicted = predict(part, part.size(), members);
    double sum = 0;
    for (int i = 0; i < predicted.length; i++) {
      sum += Math.abs(predicted[i] - part.graphs().get(i).targets()[0]);
    }
    return Map.of(METRIC, sum / part.size());
  }

  /** Predicts the first {@code count} in evaluation mode, a few molecules at a time. */
  double[] predict(MoleculeData.Part part, int count, Ensemble members) {
    return members.gather(
        count,
        1,
        EVALUATED,
        some -> Tensors.doubles(model.forward(batch(part, some), Mode.EVAL).prediction()));
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
