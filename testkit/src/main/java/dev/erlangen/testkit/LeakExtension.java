package dev.erlangen.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import dev.erlangen.core.Torch;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs every test in a {@link PointerScope} and fails it if native objects are still alive, and
 * reachable, after the scope was closed. To be registered with {@code @ExtendWith}; what a class
 * makes once for all its tests must be made in {@code @BeforeAll}.
 */
public final class LeakExtension implements BeforeEachCallback, AfterEachCallback {
  private static final int COLLECTIONS = 10;
  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(LeakExtension.class);

  private record Start(PointerScope scope, long pointers) {}

  @Override
  public void beforeEach(ExtensionContext context) {
    Torch.load();
    long pointers = settled(0);
    context.getStore(SPACE).put("start", new Start(new PointerScope(), pointers));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Start start = context.getStore(SPACE).remove("start", Start.class);
    if (start == null) {
      return;
    }
    start.scope.close();
    long growth = settled(start.pointers) - start.pointers;
    if (growth > 0) {
      fail(growth + " native objects outlive the test " + context.getDisplayName());
    }
  }

  /**
   * Fails if a step leaves native objects behind, reachable or not: after a few steps to warm up,
   * {@code steps} further ones, each in a scope of its own, must not let their number grow.
   */
  public static void assertNoGrowth(int steps, Runnable step) {
    Torch.load();
    for (int i = 0; i < 3; i++) {
      scoped(step);
    }
    settled(0);
    long before = Pointer.totalCount();
    for (int i = 0; i < steps; i++) {
      scoped(step);
    }
    long growth = Pointer.totalCount() - before;
    if (growth > 0) {
      fail(growth + " native objects more after " + steps + " steps");
    }
  }

  private static void scoped(Runnable step) {
    try (PointerScope scope = new PointerScope()) {
      step.run();
    }
  }

  /** The number of live objects after unreachable ones are gone; stops early at {@code enough}. */
  private static long settled(long enough) {
    long count = Pointer.totalCount();
    for (int i = 0; i < COLLECTIONS && count > enough; i++) {
      System.gc();
      pause();
      long next = Pointer.totalCount();
      if (next >= count && i > 1) {
        return next;
      }
      count = next;
    }
    return count;
  }

  private static void pause() {
    try {
      Thread.sleep(10); // JavaCPP frees collected objects in a thread of its own
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
