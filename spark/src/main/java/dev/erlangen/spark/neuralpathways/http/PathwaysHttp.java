package dev.erlangen.spark.neuralpathways.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.erlangen.core.Check;
import dev.erlangen.spark.neuralpathways.data.Rows;
import dev.erlangen.spark.neuralpathways.model.Manifest;
import dev.erlangen.spark.neuralpathways.model.PathwaysServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A model over HTTP for programs on this machine: {@code POST /predict} with {@code {"rows": […]}},
 * {@code GET /model}, {@code GET /stats}, {@code GET /health}. It listens on the loopback address
 * only, answers only requests that name it as such (a web page that points its own name here is
 * refused), and bounds what a request may cost.
 */
public final class PathwaysHttp implements AutoCloseable {
  private static final int THREADS = 4;

  private final PathwaysServer server;
  private final Limits limits;
  private final HttpServer http;
  private final ExecutorService pool;

  private PathwaysHttp(PathwaysServer server, Limits limits, HttpServer http) {
    this.server = server;
    this.limits = limits;
    this.http = http;
    pool =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread t = new Thread(task, "pathways-http");
              t.setDaemon(true);
              return t;
            });
  }

  /**
   * Starts to answer.
   *
   * @param port of the loopback address, 0 for any free one
   * @throws IOException if the port is taken
   */
  public static PathwaysHttp start(PathwaysServer server, int port, Limits limits)
      throws IOException {
    Check.between("port", port, 0, 65_535);
    // Read by the server's class when it is initialised: a slow sender must not hold a thread.
    System.setProperty("sun.net.httpserver.maxReqTime", Integer.toString(limits.seconds()));
    InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    PathwaysHttp started = new PathwaysHttp(server, limits, HttpServer.create(here, 64));
    started.http.createContext("/", started::handle);
    started.http.setExecutor(started.pool);
    started.http.start();
    return started;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return http.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      int status = 200;
      byte[] body;
      try {
        Gate.local(exchange);
        body = answer(exchange);
      } catch (Refusal e) {
        status = e.status();
        body = RowsCodec.error(String.valueOf(e.getMessage()));
      } catch (IllegalArgumentException e) {
        status = 400;
        body = RowsCodec.error(String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        status = 500;
        body = RowsCodec.error("internal error: " + e.getClass().getSimpleName());
      }
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private byte[] answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    switch (path) {
      case "/predict" -> {
        Gate.method(exchange, "POST");
        Manifest manifest = server.model().manifest();
        Rows rows =
            RowsCodec.rows(
                Gate.body(exchange, limits.bodyBytes()), manifest.columns().size(), limits.rows());
        return RowsCodec.predictions(manifest, server.predict(rows));
      }
      case "/stats" -> {
        Gate.method(exchange, "GET");
        return RowsCodec.value(server.stats());
      }
      case "/model" -> {
        Gate.method(exchange, "GET");
        return RowsCodec.value(model());
      }
      case "/health" -> {
        Gate.method(exchange, "GET");
        return RowsCodec.value(Map.of("status", "ok"));
      }
      default ->
          throw new Refusal(404, "there are POST /predict, GET /model, GET /stats and GET /health");
    }
  }

  private Map<String, Object> model() {
    Manifest m = server.model().manifest();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("task", m.task().name());
    out.put("features", m.columns());
    out.put("outputs", m.outputs());
    out.put("leaves", m.experts().size());
    out.put("expert_parameters", m.expertParameters());
    out.put("sha256", server.model().fingerprint());
    return out;
  }

  @Override
  public void close() {
    http.stop(0);
    pool.shutdownNow();
    server.close();
  }
}
