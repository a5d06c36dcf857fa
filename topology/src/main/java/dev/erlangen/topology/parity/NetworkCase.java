package dev.erlangen.topology.parity;

import dev.erlangen.core.Mode;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homp.ComplexModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** A whole network, described layer by layer. */
final class NetworkCase {
  private NetworkCase() {}

  static ParityModel<?> of(CaseConfig config) {
    List<Integer> pair = config.integers("product_ranks");
    ModuleSpecs modules = ModuleSpecs.of(config);
    return new ParityModel<>(
        new NetworkSpecs(config, modules).network(),
        (net, inputs, mode) -> run(net, pair, modules.marks(), inputs, mode));
  }

  private static Map<String, Tensor> run(
      ComplexModel net, List<Integer> pair, Marks marks, CaseInputs inputs, Mode mode) {
    List<TypedComplex> parts = Complexes.of(inputs);
    ComplexBatch batch = ComplexBatch.of(parts);
    Map<String, Tensor> out = new LinkedHashMap<>(Preprocessing.of(parts, batch, pair, marks));
    Tensor prediction = net.forward(batch, mode);
    out.put("eval", prediction);
    out.put("train", prediction);
    out.put("train_loss", prediction.square().mean().view(1));
    return out;
  }
}
