package dev.erlangen.vision.parity;

import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.vision.care.EquivarianceLoss;
import dev.erlangen.vision.care.InfoNce;
import dev.erlangen.vision.care.OrthogonalityMetrics;
import dev.erlangen.vision.care.Uniformity;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** What is computed from the embeddings of two views. */
final class LossCases {
  private LossCases() {}

  /** {@code care-loss}. */
  static ParityModel<?> losses(CaseConfig config) {
    double temperature = config.number("temperature", 0);
    int chunks = Math.toIntExact(config.integer("num_chunks"));
    double lambda = config.number("equivariance_weight", 0);
    return ParityModel.function(
        inputs -> {
          Tensor z1 = inputs.get("z1");
          Tensor z2 = inputs.get("z2");
          InfoNce pairs = new InfoNce(z1, z2, temperature);
          Tensor contrast = pairs.loss();
          Tensor equivariance = EquivarianceLoss.ofGram(z1, z2, chunks);
          return Map.of(
              "infonce", contrast,
              "alignment", pairs.alignment(),
              "uniformity", pairs.uniformity(),
              "equivariance", equivariance,
              "loss", contrast.add(equivariance.mul(Tensors.scalar(lambda))));
        });
  }

  /** {@code care-metrics}. */
  static ParityModel<?> metrics(CaseConfig config) {
    return ParityModel.function(
        inputs -> {
          Tensor z1 = inputs.get("z1");
          Tensor z2 = inputs.get("z2");
          OrthogonalityMetrics.Wahba wahba = OrthogonalityMetrics.wahba(z1, z2);
          double gamma = OrthogonalityMetrics.relativeRotationalEquivariance(z1, z2);
          return Map.of(
              "wahba_error", Tensors.of(new double[] {wahba.error()}),
              "wahba_rotation", wahba.rotation(),
              "gamma", Tensors.of(new double[] {gamma}),
              "uniformity", Uniformity.of(z1));
        });
  }
}
