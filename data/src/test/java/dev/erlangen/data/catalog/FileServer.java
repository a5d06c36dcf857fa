package dev.erlangen.data.catalog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A web server on this machine that can fail in the ways real ones do. */
final class FileServer implements AutoCloseable {
  /** What goes wrong. */
  enum Fault {
    NONE,
    CUT_FIRST,
    CUT_ALWAYS,
    NO_RANGES,
    NOT_FOUND,
    ENDLESS
  }

  private final HttpServer server;
  private final byte[] content;
  private final Fault fault;
  final List<String> ranges = Collections.synchronizedList(new ArrayList<>());

  FileServer(byte[] content, Fault fault) throws IOException {
    this.content = content;
    this.fault = fault;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/file";
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? "" : range);
    if (fault == Fault.NOT_FOUND) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    int from = 0;
    if (range != null && fault != Fault.NO_RANGES) {
      from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      exchange
          .getResponseHeaders()
          .add(
              "Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    }
    int status = from > 0 ? 206 : 200;
    exchange.sendResponseHeaders(status, fault == Fault.ENDLESS ? 0 : content.length - from);
    try (OutputStream out = exchange.getResponseBody()) {
      boolean cut = fault == Fault.CUT_ALWAYS || (fault == Fault.CUT_FIRST && ranges.size() == 1);
      if (cut) {
        out.write(content, from, (content.length - from) / 2);
        out.flush();
        throw new IOException("pulled the plug");
      }
      for (int i = 0; i < (fault == Fault.ENDLESS ? 1000 : 1); i++) {
        out.write(content, from, content.length - from);
      }
    } catch (IOException e) {
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
