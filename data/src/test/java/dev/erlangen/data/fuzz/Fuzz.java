package dev.erlangen.data.fuzz;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Feeds damaged inputs to a reader: it must return or throw {@link IllegalArgumentException} with a
 * message, and nothing else.
 */
final class Fuzz {
  /** Reads bytes in some format. */
  interface Reader {
    void read(byte[] input) throws Exception;
  }

  /** Counts of a run. */
  record Report(String format, int inputs, int accepted, int refused, List<String> crashes) {
    @Override
    public String toString() {
      return "%-10s %8d inputs %8d accepted %8d refused %4d crashes"
          .formatted(format, inputs, accepted, refused, crashes.size());
    }
  }

  private Fuzz() {}

  /** Inputs per format: system property {@code erlangen.fuzz}, else {@code usual}. */
  static int inputs(int usual) {
    return Integer.getInteger("erlangen.fuzz", usual);
  }

  static Report run(String format, int inputs, long seed, List<byte[]> valid, Reader reader) {
    Random choice = new Random(seed);
    Mutation mutation = new Mutation(seed);
    int accepted = 0;
    int refused = 0;
    List<String> crashes = new ArrayList<>();
    for (int i = 0; i < inputs; i++) {
      byte[] input = mutation.of(valid.get(choice.nextInt(valid.size())));
      try {
        reader.read(input);
        accepted++;
      } catch (IllegalArgumentException e) {
        refused++;
        if (e.getMessage() == null || e.getMessage().isBlank()) {
          crashes.add("no message for " + HexFormat.of().formatHex(input));
        }
      } catch (Exception | OutOfMemoryError | StackOverflowError e) {
        crashes.add(e + " for " + HexFormat.of().formatHex(input));
      }
    }
    return new Report(format, inputs, accepted, refused, crashes);
  }
}
