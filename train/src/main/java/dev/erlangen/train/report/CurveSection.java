package dev.erlangen.train.report;

import dev.erlangen.train.loop.Epoch;
import dev.erlangen.train.store.ExperimentInfo;
import dev.erlangen.train.store.RunFolder;
import dev.erlangen.train.store.RunInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Learning curves of all arms with a common legend. */
final class CurveSection {
  private CurveSection() {}

  /** Returns what there is to draw: loss, validation metric, learning rate; none of one epoch. */
  static List<LineChart> charts(RunFolder run, RunInfo info, ExperimentInfo experiment) {
    List<List<List<Epoch>>> histories = new ArrayList<>(); // arms, seeds, epochs
    for (ExperimentInfo.ArmInfo arm : experiment.arms()) {
      histories.add(info.seeds().stream().map(seed -> run.fit(arm.name(), seed).log()).toList());
    }
    if (histories.stream().flatMap(List::stream).allMatch(log -> log.size() < 2)) {
      return List.of();
    }
    String metric = experiment.metric();
    List<LineChart> charts = new ArrayList<>();
    add(charts, "training loss", true, histories, Epoch::loss);
    add(
        charts,
        "validation " + metric,
        true,
        histories,
        e -> e.validation().getOrDefault(metric, Double.NaN));
    add(charts, "learning rate", false, histories, Epoch::rate);
    return charts;
  }

  private static void add(
      List<LineChart> charts,
      String title,
      boolean wide,
      List<List<List<Epoch>>> histories,
      ToDoubleFunction<Epoch> quantity) {
    List<Curve> curves = new ArrayList<>();
    for (int arm = 0; arm < histories.size(); arm++) {
      Curve curve = Curve.of(arm, histories.get(arm), quantity);
      if (!curve.points().isEmpty()) {
        curves.add(curve);
      }
    }
    if (!curves.isEmpty()) {
      charts.add(new LineChart(title, curves, wide));
    }
  }

  static void write(Html out, ExperimentInfo experiment, List<LineChart> charts) {
    out.open("div", "legend");
    for (int arm = 0; arm < experiment.arms().size(); arm++) {
      out.raw(
          "<button type=\"button\" class=\"c%d\" data-arm=\"%d\" aria-pressed=\"true\">%s</button>\n"
              .formatted(
                  arm % Report.COLORS, arm, Html.escape(experiment.arms().get(arm).label())));
    }
    out.close("div").open("div", "charts");
    charts.forEach(chart -> out.raw(chart.svg()));
    out.close("div");
    out.element("p", "muted", "Lines are means over the seeds, bands the range.");
  }
}
