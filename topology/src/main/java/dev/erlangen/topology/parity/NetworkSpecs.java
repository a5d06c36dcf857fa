package dev.erlangen.topology.parity;

import dev.erlangen.core.Check;
import dev.erlangen.core.parity.CaseConfig;
import dev.erlangen.topology.homp.CellModule;
import dev.erlangen.topology.homp.ComplexModel;
import dev.erlangen.topology.homp.ComplexNet;
import dev.erlangen.topology.homp.Ensemble;
import dev.erlangen.topology.homp.Head;
import dev.erlangen.topology.homp.Layer;
import dev.erlangen.topology.homp.Merged;
import dev.erlangen.topology.homp.Readout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Builds networks from the diagrams of a case. */
final class NetworkSpecs {
  private static final List<String> ORDER = List.of("x_0", "x_1", "x_2", "x_0_1", "x_0_2", "x_1_2");

  private final CaseConfig config;
  private final ModuleSpecs modules;
  private final Map<String, Long> widths = new LinkedHashMap<>();

  NetworkSpecs(CaseConfig config, ModuleSpecs modules) {
    this.config = config;
    this.modules = modules;
  }

  ComplexModel network() {
    List<List<Layer>> branches = new ArrayList<>();
    List<Readout> readouts = new ArrayList<>();
    List<Long> dims = new ArrayList<>();
    for (CaseConfig diagram : config.children("diagrams")) {
      widths.clear();
      branches.add(diagram.children("layers").stream().map(this::layer).toList());
      CaseConfig readout = diagram.child("readout");
      List<Integer> ranks = readout.integers("ranks");
      readouts.add(new Readout(ranks, ModuleSpecs.mean(readout)));
      Check.that(!ranks.isEmpty(), "a read-out needs a rank");
      dims.add(width("x_" + ranks.get(0)));
    }
    CaseConfig head = config.child("head");
    long out = head.integer("output_dim");
    String type = head.oneOf("type", "zinc", "sum-of-rank-heads", "ensemble");
    if (type.equals("ensemble")) {
      return Ensemble.init(branches, readouts, dims, out, 0, modules.activation(), modules.rng());
    }
    Check.that(branches.size() == 1, "a head of type '%s' needs one diagram", type);
    int ranks = readouts.get(0).ranks().size();
    return new ComplexNet(
        branches.get(0),
        readouts.get(0),
        type.equals("zinc")
            ? Head.Joined.init(ranks, dims.get(0), out, 0, modules.rng())
            : Head.PerRank.init(ranks, dims.get(0), out, 0, modules.activation(), modules.rng()));
  }

  private Layer layer(CaseConfig s) {
    Map<String, CellModule> out = new LinkedHashMap<>();
    int last = -1;
    for (CaseConfig target : s.children("targets")) {
      String name = Check.oneOf("target", target.text("target"), ORDER);
      Check.that(ORDER.indexOf(name) > last, "targets of a layer must come in the order %s", ORDER);
      last = ORDER.indexOf(name);
      out.put(name, module(target, name));
    }
    return Layer.of(out, s.flag("residual", false), 0);
  }

  private CellModule module(CaseConfig target, String name) {
    List<CaseConfig> parts = target.children("modules");
    List<CellModule> built = parts.stream().map(modules::module).toList();
    long width = parts.stream().mapToLong(this::widthOf).max().orElse(0);
    widths.put(name, width);
    if (!target.has("merge")) {
      Check.that(built.size() == 1, "several modules need a merge");
      return built.get(0);
    }
    Merged.How how =
        Merged.How.valueOf(
            target.oneOf("merge", "concatenate", "sum", "mean").toUpperCase(Locale.ROOT));
    return Merged.init(how, built, width, modules.activation(), modules.rng());
  }

  /** Channels that a module gives. */
  private long widthOf(CaseConfig s) {
    if (s.has("dim")) {
      return s.integer("dim");
    }
    if (s.has("mlp") && !ConvSpecs.widths(s).isEmpty()) {
      List<Long> own = ConvSpecs.widths(s);
      return own.get(own.size() - 1);
    }
    if (s.has("ranks")) {
      List<Integer> ranks = s.integers("ranks");
      return switch (s.text("type")) {
        case "subcomplex-broadcast-low" -> width("x_" + ranks.get(0));
        case "subcomplex-broadcast-high" -> width("x_" + ranks.get(1));
        default -> width("x_" + ranks.get(0) + "_" + ranks.get(1));
      };
    }
    return width("x_0");
  }

  private long width(String name) {
    Long known = widths.get(name);
    Check.that(known != null, "no layer before makes %s", name);
    return known == null ? 0 : known;
  }
}
