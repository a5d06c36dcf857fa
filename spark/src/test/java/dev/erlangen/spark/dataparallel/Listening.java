package dev.erlangen.spark.dataparallel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where this process waits for connections, as Linux lists it. */
final class Listening {
  /** How addresses of IPv4 begin that only this machine reaches. */
  static final String LOOPBACK = "0100007F:";

  private static final String STATE = "0A";
  private static final int ADDRESS_FIELD = 1;
  private static final int STATE_FIELD = 3;
  private static final int SOCKET_FIELD = 9;

  private Listening() {}

  /** Returns address:port, hexadecimal. */
  static Set<String> addresses() {
    try {
      Set<String> mine = sockets();
      Set<String> out = new HashSet<>();
      for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
        for (String line : Files.readAllLines(Path.of(table))) {
          String[] fields = line.strip().split("\\s+", -1);
          if (fields[STATE_FIELD].equals(STATE) && mine.contains(fields[SOCKET_FIELD])) {
            out.add(fields[ADDRESS_FIELD]);
          }
        }
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> sockets() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files
          .map(Listening::target)
          .filter(t -> t.startsWith("socket:["))
          .map(t -> t.replaceAll("\\D", ""))
          .collect(Collectors.toSet());
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      // Closed since it was listed.
      return "";
    }
  }
}
