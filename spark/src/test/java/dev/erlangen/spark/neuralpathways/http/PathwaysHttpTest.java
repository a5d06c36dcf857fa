package dev.erlangen.spark.neuralpathways.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.engine.LocalEngine;
import dev.erlangen.spark.neuralpathways.model.Assembled;
import dev.erlangen.spark.neuralpathways.model.PathwaysModel;
import dev.erlangen.spark.neuralpathways.model.PathwaysServer;
import dev.erlangen.spark.neuralpathways.train.NeuralPathways;
import dev.erlangen.spark.neuralpathways.train.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathwaysHttpTest {
  private static final Limits LIMITS = new Limits(20_000, 100, 2);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  @TempDir static Path folder;
  private static Assembled trained;
  private static PathwaysHttp http;

  @BeforeAll
  static void start() throws IOException {
    try (LocalEngine engine = new LocalEngine(1)) {
      trained = new NeuralPathways(Samples.quick(), engine).train(Samples.bumpy(600, 1));
    }
    PathwaysModel model = PathwaysModel.save(trained, folder, List.of("a", "b"), List.of("y"));
    http = PathwaysHttp.start(new PathwaysServer(model, 1), 0, LIMITS);
  }

  @AfterAll
  static void stop() {
    http.close();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://localhost:" + http.address().getPort() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> predict(String body) {
    return send(
        request("/predict")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static void healthy() {
    assertThat(send(request("/health")).body()).isEqualTo("{\"status\":\"ok\"}");
  }

  /** Sends bytes as they are and returns the first line of the answer. */
  private static String raw(String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), http.address().getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  @Test
  void answersAreThoseOfTheModel() throws IOException {
    HttpResponse<String> response = predict("{\"rows\": [[0.5, 25], [0.1, 3]]}");
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode list = new ObjectMapper().readTree(response.body()).get("predictions");
    float[] want = trained.predict(Rows.of(2, new float[] {0.5f, 25, 0.1f, 3}));
    for (int i = 0; i < 2; i++) {
      assertThat(list.get(i).at("/y/y").floatValue()).isEqualTo(want[i]);
      assertThat(list.get(i).get("refused").booleanValue()).isFalse();
    }
    assertThat(send(request("/stats")).body()).contains("\"residentExperts\":1");
    assertThat(send(request("/model")).body()).contains("\"features\":[\"a\",\"b\"]");
    healthy();
  }

  @Test
  void itListensOnLoopbackOnly() throws IOException {
    assertThat(http.address().getAddress().isLoopbackAddress()).isTrue();
    for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(card.getInetAddresses())) {
        if (!address.isLoopbackAddress() && address instanceof Inet4Address) {
          assertThatIOException()
              .isThrownBy(() -> new Socket(address, http.address().getPort()).close());
        }
      }
    }
  }

  @Test
  void webPagesAreNotAnswered() throws IOException {
    int port = http.address().getPort();
    assertThat(raw("GET /health HTTP/1.1\r\nHost: evil.example:" + port + "\r\n\r\n"))
        .startsWith("HTTP/1.1 403");
    assertThat(raw("GET /health HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 403");
    assertThat(raw("GET /health HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 403");
    assertThat(raw("GET /health HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void bodiesThatAreNoRowsAreRefused() {
    for (String body :
        List.of(
            "",
            "{",
            "[]",
            "null",
            "7",
            "{\"rows\": []}",
            "{\"rows\": 3}",
            "{\"rows\": [[1]]}",
            "{\"rows\": [[1, 2, 3]]}",
            "{\"rows\": [[1, \"2\"]]}",
            "{\"rows\": [[1, null]]}",
            "{\"rows\": [[1, 1e60]]}",
            "{\"rows\": [[1, NaN]]}",
            "{\"rows\": [[1, 2]], \"more\": 1}",
            "{\"rows\": [{\"a\": 1, \"b\": 2}]}",
            "[".repeat(9000),
            "{\"rows\": [[1, 1" + "0".repeat(5000) + "]]}")) {
      HttpResponse<String> response = predict(body);
      assertThat(response.statusCode()).as(body).isEqualTo(400);
      assertThat(response.body()).contains("\"error\"").doesNotContain("java.");
    }
    healthy();
  }

  @Test
  void requestsThatCostTooMuchAreRefused() {
    assertThat(predict(" ".repeat(20_001)).statusCode()).isEqualTo(413);
    String many = "{\"rows\": [" + "[1,2],".repeat(100) + "[1,2]]}";
    assertThat(predict(many).statusCode()).isEqualTo(413);
    healthy();
  }

  @Test
  void otherMethodsPathsAndTypesAreRefused() {
    assertThat(send(request("/predict")).statusCode()).isEqualTo(405);
    assertThat(send(request("/predict")).headers().firstValue("Allow")).contains("POST");
    assertThat(send(request("/stats").DELETE()).statusCode()).isEqualTo(405);
    assertThat(send(request("/")).statusCode()).isEqualTo(404);
    assertThat(send(request("/predict/../../etc/passwd")).statusCode()).isEqualTo(404);
    HttpRequest.BodyPublisher rows = HttpRequest.BodyPublishers.ofString("{\"rows\": [[1, 2]]}");
    assertThat(send(request("/predict").POST(rows)).statusCode()).isEqualTo(415);
    assertThat(
            send(request("/predict").header("Content-Type", "text/plain").POST(rows)).statusCode())
        .isEqualTo(415);
    healthy();
  }

  @Test
  void garbageAndSilenceDoNotStopIt() throws IOException {
    Random random = new Random(3);
    for (int i = 0; i < 30; i++) {
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      try {
        raw(new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n\r\n");
      } catch (IOException e) {
        assertThat(e).isNotNull(); // closing the connection is an answer
      }
    }
    try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), http.address().getPort());
        Socket slow = new Socket(InetAddress.getLoopbackAddress(), http.address().getPort())) {
      slow.getOutputStream()
          .write("POST /predict HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
      healthy();
      assertThat(silent.isConnected()).isTrue();
    }
    healthy();
  }

  @Test
  void limitsAreChecked() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PathwaysHttp.start(
                    new PathwaysServer(PathwaysModel.open(folder), 1), 70_000, LIMITS))
        .withMessageContaining("port must be in [0, 65535]");
  }
}
