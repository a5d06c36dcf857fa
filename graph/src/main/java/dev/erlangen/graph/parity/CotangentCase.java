package dev.erlangen.graph.parity;

import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.mesh.TriangleMesh;
import dev.erlangen.graph.signnet.mesh.CotangentLaplacian;
import dev.erlangen.graph.spectral.SpectralDecomposition;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** {@code cotangent-laplacian}: the Laplace–Beltrami operator of a mesh and its spectrum. */
final class CotangentCase {
  private CotangentCase() {}

  static ParityModel<?> of(CaseConfig config) {
    config.word("mass", "lumped", "lumped");
    long pairs = config.integer("num_eigenpairs");
    return ParityModel.function(inputs -> spectrum(inputs, pairs));
  }

  private static Map<String, Tensor> spectrum(CaseInputs inputs, long pairs) {
    TriangleMesh mesh =
        new TriangleMesh(Tensors.doubles(inputs.get("vertices")), inputs.ints("faces"));
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
