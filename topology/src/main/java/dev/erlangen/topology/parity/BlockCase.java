package dev.erlangen.topology.parity;

import dev.erlangen.core.Mode;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.CaseInputs;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.Marks;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homp.CellModule;
import dev.erlangen.topology.homp.Cochains;
import dev.erlangen.topology.smcn.MarkEmbedding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** A single module on given cochains. */
final class BlockCase {
  private BlockCase() {}

  static ParityModel<?> of(String type, CaseConfig config) {
    List<Integer> pair = config.has("ranks") ? config.integers("ranks") : List.of();
    return new ParityModel<>(
        ModuleSpecs.plain().module(type, config),
        (module, inputs, mode) -> run(module, pair, inputs, mode));
  }

  private static Map<String, Tensor> run(
      CellModule module, List<Integer> pair, CaseInputs inputs, Mode mode) {
    List<TypedComplex> parts = Complexes.of(inputs);
    ComplexBatch batch = ComplexBatch.of(parts);
    Map<String, Tensor> out = new LinkedHashMap<>();
    if (!pair.isEmpty()) {
      out.putAll(Preprocessing.of(parts, batch, pair, Marks.DISTANCE));
    }
    out.put(
        "y",
        inputs.has("mark") && module instanceof MarkEmbedding embedding
            ? embedding.of(inputs.get("mark").squeeze(1))
            : module.forward(new Cochains(inputs.tensors()), batch, mode));
    return out;
  }
}
