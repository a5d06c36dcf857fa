package dev.erlangen.spark.dataparallel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where processes wait for connections, as Linux lists it. */
final class Listening {
  /** 127.0.0.1, also as an address of IPv6, and ::1. */
  private static final Pattern LOOPBACK =
      Pattern.compile("(0{16}F{4}0{4})?0100007F:.*|0{24}01000000:.*");

  private static final String STATE = "0A";
  private static final int ADDRESS_FIELD = 1;
  private static final int STATE_FIELD = 3;
  private static final int SOCKET_FIELD = 9;

  private Listening() {}

  /** Returns address:port of this process, hexadecimal. */
  static Set<String> addresses() {
    return addresses(ProcessHandle.current());
  }

  /** Returns address:port of {@code process}, hexadecimal. */
  static Set<String> addresses(ProcessHandle process) {
    try {
      Set<String> mine = sockets(process);
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

  /** Whether only this machine reaches {@code address}. */
  static boolean isLoopback(String address) {
    return LOOPBACK.matcher(address).matches();
  }

  private static Set<String> sockets(ProcessHandle process) throws IOException {
    Path folder = Path.of("/proc/%d/fd".formatted(process.pid()));
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
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
