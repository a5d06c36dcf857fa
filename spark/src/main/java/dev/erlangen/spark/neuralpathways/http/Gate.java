package dev.erlangen.spark.neuralpathways.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a request must be before anybody looks at what it says. */
final class Gate {
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private Gate() {}

  /** Only who addresses this machine by its own name is a program on it and not a web page. */
  static void local(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    if (host == null || !OWN_NAMES.contains(host.replaceFirst(":\\d{1,5}$", ""))) {
      throw new Refusal(403, "this server answers to localhost only");
    }
    if (exchange.getRequestHeaders().containsKey("Origin")) {
      throw new Refusal(403, "this server does not answer web pages");
    }
  }

  static void method(HttpExchange exchange, String wanted) {
    if (!exchange.getRequestMethod().equals(wanted)) {
      exchange.getResponseHeaders().put("Allow", List.of(wanted));
      throw new Refusal(405, "only " + wanted + " is answered here");
    }
  }

  /** Returns the body of a request, of at most {@code most} bytes of JSON. */
  static byte[] body(HttpExchange exchange, int most) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (!isJson(type)) {
      throw new Refusal(415, "the body must be application/json");
    }
    byte[] body = exchange.getRequestBody().readNBytes(most + 1);
    if (body.length > most) {
      throw new Refusal(413, "a body has at most " + most + " bytes");
    }
    return body;
  }

  private static boolean isJson(@Nullable String type) {
    return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
  }
}
