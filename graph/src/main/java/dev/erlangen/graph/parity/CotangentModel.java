package dev.erlangen.graph.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Mode;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.mesh.TriangleMesh;
import dev.erlangen.graph.signnet.mesh.CotangentLaplacian;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import java.util.Arrays;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * {@code signnet/cotangent-laplacian}: the Laplace–Beltrami operator of a mesh and its spectrum.
 */
public final class CotangentModel implements ParityModel {
  @Override
  public String system() {
    return "signnet";
  }

  @Override
  public String model() {
    return "cotangent-laplacian";
  }

  @Override
  public Prepared prepare(JsonNode json) {
    CaseConfig config = CaseConfig.of(json);
    config.word("mass", "lumped", "lumped");
    return new Case(new Nothing(), config.integer("num_eigenpairs"));
  }

  /** The operator has no parameters. */
  private record Nothing() {}

  private record Case(Nothing model, long pairs) implements Prepared {
    @Override
    public Prepared with(Object model) {
      return new Case((Nothing) model, pairs);
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> inputs, Mode mode) {
      int[] faces =
          Arrays.stream(Tensors.longs(CaseInputs.get(inputs, "faces")))
              .mapToInt(Math::toIntExact)
              .toArray();
      TriangleMesh mesh =
          new TriangleMesh(Tensors.doubles(CaseInputs.get(inputs, "vertices")), faces);
      CotangentLaplacian operator = CotangentLaplacian.of(mesh);
      SpectralDecomposition all = operator.decompose();
      int n = operator.size();
      return Map.of(
          "stiffness", Tensors.of(operator.stiffness(), n, n),
          "mass", Tensors.of(operator.mass()),
          "eigenvalues", Tensors.of(all.values()).narrow(0, 0, pairs),
          "eigenfunctions", Tensors.of(all.vectors(), n, n).narrow(1, 0, pairs));
    }
  }
}
