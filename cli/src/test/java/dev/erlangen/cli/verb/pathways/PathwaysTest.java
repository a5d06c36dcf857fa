package dev.erlangen.cli.verb.pathways;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.cli.Main;
import dev.erlangen.cli.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathwaysTest {
  @TempDir static Path folder;
  private static Path table;
  private static String model;
  private static Run trained;

  @BeforeAll
  static void train() throws IOException {
    StringBuilder text = new StringBuilder("id,x,y,kind\n");
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 400; i++) {
      double x = random.nextDouble();
      text.append(
          String.format(
              Locale.ROOT, "%d,%.6f,%.6f,%s%n", i, x, Math.sin(9 * x), x < 0.5 ? "low" : "high"));
    }
    table = Files.writeString(folder.resolve("rows.csv"), text);
    model = folder.resolve("model").toString();
    trained = train("--target", "y", "--out", model);
  }

  private static Run train(String... more) throws IOException {
    Path plain = folder.resolve("plain.csv");
    Files.write(
        plain,
        Files.readAllLines(table).stream().map(l -> l.replaceFirst(",[a-z]+$", "")).toList());
    List<String> words = new ArrayList<>(List.of("pathways", "train", plain.toString()));
    words.addAll(List.of(more));
    words.addAll(
        List.of("--id", "id", "--valency", "2", "--height", "2", "--steps", "150", "--width", "8"));
    return Run.of(words.toArray(String[]::new));
  }

  @Test
  void trainSaysWhatItBuilt() {
    assertThat(trained.err()).isEmpty();
    assertThat(trained.code()).isZero();
    assertThat(trained.out())
        .contains("400 rows, 1 features, on local[1]")
        .contains("4 leaves, height 2, valency 2, routed by standardise of 1")
        .contains("in 4 experts of 99");
  }

  @Test
  void predictPrintsATable() throws IOException {
    Run run = Run.of("pathways", "predict", model, table.toString(), "--id", "id");
    assertThat(run.err()).isEmpty();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(401);
    assertThat(lines.get(0)).isEqualTo("id,leaf,distance,y");
    double squares = 0;
    List<String> rows = Files.readAllLines(table);
    for (int i = 1; i < lines.size(); i++) {
      double got = Double.parseDouble(lines.get(i).split(",")[3]);
      squares += Math.pow(got - Double.parseDouble(rows.get(i).split(",")[2]), 2);
    }
    assertThat(squares / 400).isLessThan(0.02);
    Path out = folder.resolve("p.csv");
    assertThat(
            Run.of(
                    "pathways",
                    "predict",
                    model,
                    table.toString(),
                    "--id",
                    "id",
                    "--out",
                    out.toString())
                .code())
        .isZero();
    assertThat(Files.readAllLines(out)).isEqualTo(lines);
    Run refused = Run.of("pathways", "predict", model, table.toString(), "--radius", "1e-9");
    assertThat(refused.out().lines().skip(1)).allMatch(l -> l.contains(",-1,") && l.endsWith(","));
  }

  @Test
  void classesHaveTheirNames() throws IOException {
    Path plain = folder.resolve("classes.csv");
    Files.write(
        plain,
        Files.readAllLines(table).stream()
            .map(l -> l.split(",")[1] + "," + l.split(",")[3])
            .toList());
    String out = folder.resolve("classes").toString();
    Run run =
        Run.of(
            "pathways",
            "train",
            plain.toString(),
            "--target",
            "kind",
            "--classes",
            "--out",
            out,
            "--valency",
            "2",
            "--height",
            "1",
            "--steps",
            "60",
            "--width",
            "4",
            "--warm-start");
    assertThat(run.err()).isEmpty();
    Run predicted = Run.of("pathways", "predict", out, plain.toString());
    assertThat(predicted.out()).startsWith("id,leaf,distance,class,p high,p low\n");
    List<String> rows = Files.readAllLines(plain);
    List<String> lines = predicted.out().lines().toList();
    int right = 0;
    for (int i = 1; i < rows.size(); i++) {
      right += lines.get(i).split(",")[3].equals(rows.get(i).split(",")[1]) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(380);
  }

  @Test
  void inspectReadsEveryFile() throws IOException {
    Run run = Run.of("pathways", "inspect", model, "--borders", table.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("border jump: mean")
        .contains("leaves of the largest training loss");
    Path copy = folder.resolve("copy");
    Files.createDirectories(copy.resolve("experts"));
    for (String name : List.of("manifest.json", "router.safetensors")) {
      Files.copy(Path.of(model, name), copy.resolve(name));
    }
    Run missing = Run.of("pathways", "inspect", copy.toString());
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).contains("is missing").doesNotContain("\tat ");
  }

  @Test
  void serveAnswersUntilInterrupted() throws Exception {
    StringWriter out = new StringWriter();
    Thread server =
        new Thread(
            () ->
                Main.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .execute(
                        "pathways", "serve", model, "--port", "0", "--max-resident-mb", "0.01"));
    server.start();
    Matcher port = Pattern.compile("localhost:(\\d+)").matcher("");
    for (int i = 0; i < 200 && !port.reset(out.toString()).find(); i++) {
      Thread.sleep(50);
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port.group(1) + "/predict"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"rows\": [[0.5]]}"))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"y\":{\"y\":");
    server.interrupt();
    server.join(10_000);
    assertThat(server.isAlive()).isFalse();
  }

  @Test
  void mistakesAreSentences() throws IOException {
    assertThat(train("--target", "z", "--out", folder.resolve("n").toString()).err())
        .contains("has no column 'z'");
    assertThat(train("--target", "y", "--out", model).err()).contains("is not empty");
    assertThat(
            train("--target", "y", "--out", folder.resolve("n").toString(), "--valency", "1")
                .code())
        .isEqualTo(2);
    Run serve = Run.of("pathways", "serve", model, "--max-resident-mb", "1e-5");
    assertThat(serve.code()).isEqualTo(2);
    assertThat(serve.err()).contains("are not enough for both");
    Run predict = Run.of("pathways", "predict", folder.toString(), table.toString());
    assertThat(predict.err()).contains("is no model: it has no manifest.json");
    assertThat(Run.of("pathways", "trian").err()).contains("did you mean 'train'?");
    assertThat(Files.exists(folder.resolve("n"))).isFalse();
  }
}
