package dev.erlangen.topology.parity;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.core.symmetry.Permutations;
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
        (net, inputs, mode) -> run(net, pair, modules.marks(), inputs, mode),
        (net, inputs, mode, rng) -> outputs(net, renumbered(Complexes.of(inputs), rng), mode));
  }

  /** The same complexes with the cells of every rank in another order. */
  private static List<TypedComplex> renumbered(List<TypedComplex> parts, Rng rng) {
    return parts.stream()
        .map(
            c ->
                c.permuted(
                    c.complex().counts().stream()
                        .map(n -> new Permutations(n).sample(rng))
                        .toList()))
        .toList();
  }

  private static Map<String, Tensor> run(
      ComplexModel net, List<Integer> pair, Marks marks, CaseInputs inputs, Mode mode) {
    List<TypedComplex> parts = Complexes.of(inputs);
    Map<String, Tensor> out = outputs(net, parts, mode);
    out.putAll(Preprocessing.of(parts, ComplexBatch.of(parts), pair, marks));
    return out;
  }

  private static Map<String, Tensor> outputs(
      ComplexModel net, List<TypedComplex> parts, Mode mode) {
    Map<String, Tensor> out = new LinkedHashMap<>();
    Tensor prediction = net.forward(ComplexBatch.of(parts), mode);
    out.put("eval", prediction);
    out.put("train", prediction);
    out.put("train_loss", prediction.square().mean().view(1));
    return out;
  }
}
