package dev.erlangen.graph.parity;

import dev.erlangen.core.Check;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.graph.layer.benchmark.PnaStatistics;
import dev.erlangen.graph.signnet.molecule.BaseConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The options of a PNA case. */
final class PnaCase {
  private PnaCase() {}

  static BaseConfig base(CaseConfig config) {
    config.only("divide_input_first", true);
    config.only("divide_input_last", true);
    return new BaseConfig.Pna(
        config.integer("edge_dim"),
        (int) config.integer("towers", 1),
        new PnaStatistics(
            words(config, "aggregators", PnaStatistics.Aggregator.class),
            words(config, "scalers", PnaStatistics.Scaler.class),
            config.child("avg_d").number("log", 1)),
        (int) config.integer("pretrans_layers", 1),
        (int) config.integer("posttrans_layers", 1),
        config.flag("graph_norm", true),
        config.flag("gru", false));
  }

  private static <E extends Enum<E>> List<E> words(CaseConfig config, String key, Class<E> type) {
    List<E> known = List.of(type.getEnumConstants());
    return Arrays.stream(config.node().path(key).asText().strip().split("\\s+"))
        .map(
            word -> {
              String name = word.toUpperCase(Locale.ROOT);
              Check.that(
                  known.stream().anyMatch(e -> e.name().equals(name)),
                  "config.%s: '%s' is not supported, only %s",
                  key,
                  word,
                  known);
              return Enum.valueOf(type, name);
            })
        .toList();
  }
}
