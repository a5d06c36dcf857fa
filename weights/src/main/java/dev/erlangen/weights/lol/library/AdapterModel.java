package dev.erlangen.weights.lol.library;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.io.SafeTensors;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.store.Json;
import dev.erlangen.weights.adapter.Adapter;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.LolModel;
import dev.erlangen.weights.lol.Objective;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * A trained model of adapters: one safetensors file with the parameters and, as metadata, the
 * {@link ModelSpec}.
 */
public record AdapterModel(ModelSpec spec, LolModel model) {
  private static final String KEY = "erlangen.lora";

  /** Writes the file. */
  public void save(Path file) throws IOException {
    SafeTensors.write(file, Params.named(model), Map.of("format", "pt", KEY, Json.line(spec)));
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it is no such file or its parameters do not fit
   */
  public static AdapterModel load(Path file) throws IOException {
    String json = SafeTensors.header(file).metadata().get(KEY);
    Check.that(json != null, "%s is not a model of 'erlangen lora train'", file);
    ModelSpec spec = Json.parse(json, ModelSpec.class, file.toString());
    LolModel model = spec.fresh(new Rng(0));
    Params.load(model, SafeTensors.read(file));
    return new AdapterModel(spec, Params.freeze(model));
  }

  /**
   * Predicts for one adapter.
   *
   * @param zeros whether a missing module counts as not changed
   * @param warnings hears of modules that are missing and values that are not read
   * @return one value per output: probabilities of binary properties, others in their own units
   */
  public double[] predict(Adapter adapter, boolean zeros, Consumer<String> warnings) {
    try (PointerScope scope = new PointerScope()) {
      LowRank x = fitted(spec.slots().read(adapter, zeros, warnings));
      Tensor y = NoGrad.get(() -> model.forward(x, Mode.EVAL));
      double[] out = Tensors.doubles(spec.objective() == Objective.BINARY ? y.sigmoid() : y);
      for (int c = 0; c < out.length && spec.objective() == Objective.REAL; c++) {
        out[c] = out[c] * spec.deviations().get(c) + spec.means().get(c);
      }
      return out;
    }
  }

  /** Multiplied by the gains, and of the rank that the network needs. */
  LowRank fitted(LowRank x) {
    return fitted(x, spec);
  }

  static LowRank fitted(LowRank x, ModelSpec spec) {
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (int l = 0; l < x.matrices(); l++) {
      Tensor scaled = x.u().get(l).mul(Tensors.scalar(spec.gains().get(l)));
      u.add(
          spec.kind().readsAnyRank()
              ? scaled
              : LowRank.widened(bounded(scaled, spec), spec.rank()));
      Tensor other = x.v().get(l);
      v.add(spec.kind().readsAnyRank() ? other : LowRank.widened(other, spec.rank()));
    }
    return new LowRank(u, v);
  }

  private static Tensor bounded(Tensor factor, ModelSpec spec) {
    Check.that(
        factor.size(2) <= spec.rank(),
        "this model was trained at rank %d and reads no larger one, got %d; GL-net reads any rank",
        spec.rank(),
        factor.size(2));
    return factor;
  }
}
