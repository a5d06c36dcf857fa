package dev.erlangen.weights.lol.library;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.LolModel;
import dev.erlangen.weights.lol.Objective;
import dev.erlangen.weights.lol.recipe.Kind;
import dev.erlangen.weights.lol.recipe.LolSettings;
import dev.erlangen.weights.lol.recipe.Models;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Everything about a model of adapters but its parameters.
 *
 * @param version of this description
 * @param kind the network
 * @param network its widths
 * @param slots which module is read where
 * @param rank the rank that networks on factors need
 * @param gains factor of every update, which brings the entries of training updates to size 1
 * @param objective what is predicted
 * @param outputs names of the outputs
 * @param means of the training targets
 * @param deviations of the training targets
 */
public record ModelSpec(
    int version,
    Kind kind,
    LolSettings.Network network,
    LoraSlots slots,
    long rank,
    List<Double> gains,
    Objective objective,
    List<String> outputs,
    List<Double> means,
    List<Double> deviations) {
  /** The version that is written and read. */
  public static final int VERSION = 1;

  /** Values in the factors of one adapter. */
  private static final long LARGEST = 1L << 30;

  public ModelSpec {
    Check.that(version == VERSION, "version %d of a model is not read, only %d", version, VERSION);
    gains = List.copyOf(gains);
    outputs = List.copyOf(outputs);
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    Check.that(
        gains.size() == slots.slots().size()
            && !outputs.isEmpty()
            && means.size() == outputs.size()
            && deviations.size() == outputs.size(),
        "the description of the model is inconsistent");
    Check.between("rank", rank, 1, 1 << 20);
    long entries = slots.slots().stream().mapToLong(s -> s.n() + s.m()).sum();
    Check.that(
        entries <= LARGEST / rank,
        "factors of %d rows and rank %d are more than a model reads",
        entries,
        rank);
  }

  /** A network with fresh parameters. */
  LolModel fresh(Rng rng) {
    TensorOptions options = new TensorOptions(ScalarType.Float);
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (LoraSlots.Slot slot : slots.slots()) {
      u.add(torch.zeros(new long[] {1, slot.n(), rank}, options));
      v.add(torch.zeros(new long[] {1, slot.m(), rank}, options));
    }
    return fresh(new LowRank(u, v), rng);
  }

  /** A network with fresh parameters that aligns to {@code template}, if it aligns. */
  LolModel fresh(LowRank template, Rng rng) {
    return new Models(network, template, outputs.size()).fresh(kind, rng);
  }
}
