package dev.erlangen.train.report;

import dev.erlangen.core.io.AtomicFile;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.train.recipe.Registry;
import dev.erlangen.train.recipe.Section;
import dev.erlangen.train.recipe.SystemInfo;
import dev.erlangen.train.result.RunResult;
import dev.erlangen.train.result.Verdict;
import dev.erlangen.train.store.ExperimentInfo;
import dev.erlangen.train.store.RunFolder;
import dev.erlangen.train.store.RunInfo;
import dev.erlangen.train.store.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the report of a run from its folder: no training, no libtorch. Unfinished runs have one,
 * too.
 */
public final class Report {
  /** Number of colours of the style sheet; arms beyond begin again. */
  static final int COLORS = 8;

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

  private final RunFolder run;
  private final RunInfo info;
  private final ExperimentInfo experiment;
  private final RunResult result;
  private final Html out = new Html();

  private Report(RunFolder run) {
    this.run = run;
    this.info = run.info();
    this.result = run.result();
    this.experiment = run.experiment().orElseThrow();
  }

  /**
   * Writes {@code report.html} into the run's folder and returns its path.
   *
   * @param registry where summary and paper of the recipe are looked up, if it is known there
   * @throws IllegalArgumentException if the run trained nothing yet or a file of it is damaged
   */
  public static Path write(RunFolder run, Registry registry) throws IOException {
    byte[] bytes = new Report(run).html(registry).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(
        run.report(),
        channel -> {
          ByteBuffer buffer = ByteBuffer.wrap(bytes);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        });
    return run.report();
  }

  private String html(Registry registry) throws IOException {
    out.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
    out.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n");
    out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    out.element("title", "", info.recipe() + " · Erlangen");
    out.open("style", "").raw(Html.resource("report.css")).close("style");
    out.raw("</head><body><main>\n");
    head(registry);
    section("Result");
    ResultSection.write(out, result);
    List<LineChart> charts = CurveSection.charts(run, info, experiment);
    if (!charts.isEmpty()) {
      section("Learning curves");
      CurveSection.write(out, experiment, charts);
    }
    if (!result.symmetry().isEmpty()) {
      section("Symmetry");
      SymmetrySection.write(out, result.symmetry());
    }
    for (Section picture : result.sections()) {
      section(picture.title());
      out.open("div", "scroll").raw(picture.html()).close("div");
    }
    if (!experiment.facts().isEmpty()) {
      section("Data and models");
      out.open("ul", "");
      experiment.facts().forEach(fact -> out.element("li", "", fact));
      out.close("ul");
    }
    section("Configuration");
    out.element("pre", "", Files.readString(run.config()).stripTrailing());
    provenance();
    out.raw("</main>\n").open("script", "").raw(Html.resource("report.js")).close("script");
    return out.raw("</body></html>\n").toString();
  }

  private void head(Registry registry) {
    Optional<Recipe<?>> recipe =
        registry.recipes().stream().filter(r -> r.name().equals(info.recipe())).findFirst();
    Optional<SystemInfo> system =
        registry.systems().stream().filter(s -> s.name().equals(info.system())).findFirst();
    out.raw("<header>").element("h1", "", info.recipe());
    recipe.ifPresent(r -> out.element("p", "lead", r.summary()));
    system.ifPresent(s -> out.element("p", "muted", s.title() + " — " + s.paper()));
    Status status = run.status();
    if (status != Status.FINISHED) {
      String why = run.failed().map(f -> ": " + f).orElse("");
      String word = status.name().toLowerCase(Locale.ROOT);
      out.element("p", "notice", "This run is " + word + why + ". What follows is what it has.");
    }
    if (!result.verdicts().isEmpty()) {
      out.open("ul", "verdicts");
      for (Verdict verdict : result.verdicts()) {
        out.open("li", "");
        out.element(
            "span",
            verdict.shown() ? "chip yes" : "chip no",
            verdict.shown() ? "shown" : "not shown");
        out.raw(Html.escape(verdict.claim())).close("li");
      }
      out.close("ul");
    }
    out.raw("</header>\n");
  }

  private void section(String title) {
    out.element("h2", "", title);
  }

  private void provenance() {
    section("Provenance");
    out.open("div", "scroll").open("table", "facts").raw("<tbody>\n");
    fact("run", info.id());
    fact("started", info.created());
    run.end().ifPresent(end -> fact("finished", end.finished()));
    if (!info.command().isEmpty()) {
      fact("command", info.command());
    }
    fact("seeds", String.join(", ", info.seeds().stream().map(Object::toString).toList()));
    fact("device", info.device());
    fact("threads", Integer.toString(experiment.threads()));
    for (Map.Entry<String, String> entry : info.provenance().entrySet()) {
      fact(entry.getKey(), entry.getValue());
    }
    for (Map.Entry<String, String> entry : experiment.data().entrySet()) {
      fact("data " + entry.getKey(), entry.getValue());
    }
    out.raw("</tbody>").close("table").close("div");
  }

  private void fact(String name, String value) {
    out.open("tr", "").element("th", "", name).element("td", "mono", value).close("tr");
  }
}
