package dev.erlangen.testkit;

import dev.erlangen.core.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opentest4j.AssertionFailedError;

/**
 * Feeds damaged input to a reader, which must read it or refuse it with an {@link
 * IllegalArgumentException} or {@link IOException}, quickly. Anything else fails with the input in
 * Base64, to be reproduced.
 *
 * @param seeds well-formed inputs that are damaged
 * @param count number of damaged inputs
 * @param seed of the random damage
 */
public record HostileInput(List<byte[]> seeds, int count, long seed) {
  private static final long SECONDS = 10;
  private static final int SHOWN = 4096;

  public HostileInput {
    Check.that(!seeds.isEmpty(), "at least one well-formed input is needed");
    Check.positive("count", count);
    seeds = seeds.stream().map(byte[]::clone).toList();
  }

  /** Damages the inputs in {@code count} ways. */
  public static HostileInput of(int count, byte[]... inputs) {
    return new HostileInput(List.of(inputs), count, 0);
  }

  /** What is tested. */
  @FunctionalInterface
  public interface Reader {
    /** Reads one input. */
    void read(byte[] input) throws Exception;
  }

  /**
   * How many inputs were read and how many refused.
   *
   * @param read without complaint
   * @param refused with an accepted exception
   */
  public record Outcome(int read, int refused) {}

  /** Feeds the seeds, which must be read, and then the damaged inputs. */
  public Outcome feed(Reader reader) {
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread t = new Thread(task, "hostile-input");
              t.setDaemon(true); // a reader that hangs must not keep the JVM alive
              return t;
            });
    try {
      for (byte[] s : seeds) {
        if (!accepts(reader, s, thread, "well-formed input")) {
          throw new AssertionFailedError("a well-formed input is refused: " + text(s));
        }
      }
      Random random = new Random(seed);
      int read = 0;
      for (int i = 0; i < count; i++) {
        byte[] input = Damage.some(seeds, random);
        read += accepts(reader, input, thread, "input " + i) ? 1 : 0;
      }
      return new Outcome(read, count - read);
    } finally {
      thread.shutdownNow();
    }
  }

  private static boolean accepts(Reader reader, byte[] input, ExecutorService thread, String name) {
    try {
      thread
          .submit(
              () -> {
                reader.read(input.clone());
                return null;
              })
          .get(SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      throw new AssertionFailedError(name + " takes over " + SECONDS + " s: " + text(input), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionFailedError("interrupted", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IllegalArgumentException
          || cause instanceof IOException
          || cause instanceof UncheckedIOException) {
        return false;
      }
      throw new AssertionFailedError(
          name + " ends in " + cause + " instead of a refusal: " + text(input), cause);
    }
  }

  private static String text(byte[] input) {
    String base64 = Base64.getEncoder().encodeToString(input);
    return base64.length() <= SHOWN
        ? base64
        : base64.substring(0, SHOWN) + "… (" + input.length + " bytes)";
  }
}
