package dev.erlangen.weights.parity;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.core.parity.ParityModel;
import dev.erlangen.weights.adapter.LowRank;
import dev.erlangen.weights.lol.FastGlNet;
import dev.erlangen.weights.lol.LolTransformer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/** Cases whose input is one tensor (B, 2L, n, r): first all U, then all V. */
final class StackedCases {
  private StackedCases() {}

  /** {@code glnet-fast}: GL-net with stacked parameters. */
  static ParityModel<?> fast(CaseConfig c) {
    FastGlNet.Config config =
        new FastGlNet.Config(
            c.integer("n"),
            c.integer("n_input_layers"),
            c.integer("hidden_dim_equiv"),
            (int) c.integer("n_layers"),
            c.integer("hidden_dim_inv"),
            c.integer("out_dim"));
    return new ParityModel<>(
        config.init(new Rng(0)),
        (net, inputs, mode) -> Map.of("y", net.forward(inputs.get("uvs"), mode)));
  }

  /** {@code lol-transformer}: the transformer on raw factors. */
  static ParityModel<?> transformer(CaseConfig c) {
    List<Long> n = CaseFactors.sizes(c, "ns");
    List<Long> m = CaseFactors.sizes(c, "ms");
    Check.that(n.size() == m.size(), "config.ns and config.ms must be equally long");
    LolTransformer.Config config =
        new LolTransformer.Config(
            IntStream.range(0, n.size()).mapToObj(l -> n.get(l) + m.get(l)).toList(),
            c.integer("d_model"),
            (int) c.integer("num_heads"),
            (int) c.integer("num_layers"),
            c.integer("d_ff"),
            c.integer("final_hidden_dim", 1024),
            c.integer("out_dim"),
            c.number("dropout", 0));
    return new ParityModel<>(
        config.init(new Rng(0)),
        (net, inputs, mode) -> Map.of("y", net.forward(factors(inputs.get("uvs")), mode)));
  }

  private static LowRank factors(Tensor uvs) {
    long matrices = uvs.size(1) / 2;
    return new LowRank(slices(uvs, 0, matrices), slices(uvs, matrices, 2 * matrices));
  }

  private static List<Tensor> slices(Tensor t, long from, long to) {
    return LongStream.range(from, to).mapToObj(l -> t.select(1, l)).toList();
  }
}
