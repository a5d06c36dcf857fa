package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.graph.Graph;
import dev.erlangen.graph.GraphBatch;
import dev.erlangen.graph.signnet.gine.SignNetGine;
import dev.erlangen.graph.signnet.gine.SpectralInput;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Regression of numbers per molecule from all eigenpairs of its Laplacian; on the CPU. The metric
 * {@code mae} is the mean absolute error over molecules and targets, {@code log-mae} the mean over
 * the targets of its logarithm.
 *
 * @param parts molecules of each split with their eigenpairs
 * @param model the network
 */
record GineProblem(Map<Split, Part> parts, SignNetGine model) implements Problem {
  private static final int EVALUATED = 128;

  /** Molecules and their complete spectra, in the same order. */
  record Part(List<Graph> graphs, List<SpectralDecomposition> spectra) {}

  static GineProblem of(Map<Split, Part> parts, SignNetGine fresh) {
    return new GineProblem(parts, Params.to(fresh, Torch.device("cpu"), torch.ScalarType.Float));
  }

  private Part part(Split split) {
    return parts.getOrDefault(split, new Part(List.of(), List.of()));
  }

  @Override
  public int examples() {
    return part(Split.TRAIN).graphs().size();
  }

  @Override
  public Tensor loss(int[] examples, Mode mode) {
    SpectralInput input = input(part(Split.TRAIN), examples);
    return torch.l1_loss(model.forward(input, mode).prediction(), input.graph().targets());
  }

  @Override
  public Map<String, Double> evaluate(Split split, Ensemble members) {
    Part part = part(split);
    int size = part.graphs().size();
    if (size == 0) {
      return Map.of();
    }
    int targets = part.graphs().get(0).targets().length;
    double[] errors = members.gather(size, targets, EVALUATED, some -> errors(part, some));
    double[] sums = new double[targets];
    for (int i = 0; i < errors.length; i++) {
      sums[i % targets] += errors[i];
    }
    double mean = Arrays.stream(sums).map(e -> e / size).average().orElseThrow();
    double log = Arrays.stream(sums).map(e -> Math.log(e / size)).average().orElseThrow();
    return Map.of("mae", mean, "log-mae", log);
  }

  private double[] errors(Part part, int[] which) {
    SpectralInput input = input(part, which);
    Tensor prediction = model.forward(input, Mode.EVAL).prediction();
    return Tensors.doubles(prediction.sub(input.graph().targets()).abs());
  }

  private SpectralInput input(Part part, int[] which) {
    List<Graph> graphs = new ArrayList<>(which.length);
    int pairs = 0;
    int nodes = 0;
    for (int i : which) {
      Graph graph = part.graphs().get(i);
      graphs.add(graph);
      pairs += graph.nodes() * graph.nodes();
      nodes += graph.nodes();
    }
    double[] vectors = new double[pairs];
    double[] values = new double[nodes];
    int pair = 0;
    int node = 0;
    for (int i : which) {
      SpectralDecomposition spectrum = part.spectra().get(i);
      System.arraycopy(spectrum.vectors(), 0, vectors, pair, spectrum.vectors().length);
      System.arraycopy(spectrum.values(), 0, values, node, spectrum.count());
      pair += spectrum.vectors().length;
      node += spectrum.count();
    }
    GraphBatch batch = GraphBatch.of(graphs);
    return SpectralInput.of(
        batch,
        features(batch.nodeTypes(), model.gnn().config().realNodes()),
        features(batch.arcTypes(), model.gnn().config().realArcs()),
        Tensors.of(vectors).to(torch.ScalarType.Float),
        Tensors.of(values).to(torch.ScalarType.Float));
  }

  /** Categories as they are, or one column of them as 0 and 1 in {@code width} columns. */
  private static Tensor features(Tensor types, long width) {
    return width == 0 ? types : torch.one_hot(types.select(1, 0), width).to(torch.ScalarType.Float);
  }
}
