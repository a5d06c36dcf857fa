package dev.erlangen.core.autograd;

import java.util.function.Supplier;
import org.bytedeco.pytorch.GradMode;

/** Runs code with gradients switched off on the current thread. */
public final class NoGrad {
  private NoGrad() {}

  /** Returns what {@code body} returns; the former mode is restored even if it throws. */
  public static <T> T get(Supplier<T> body) {
    boolean before = GradMode.is_enabled();
    GradMode.set_enabled(false);
    try {
      return body.get();
    } finally {
      GradMode.set_enabled(before);
    }
  }

  /** Runs {@code body}; the former mode is restored even if it throws. */
  public static void run(Runnable body) {
    boolean before = GradMode.is_enabled();
    GradMode.set_enabled(false);
    try {
      body.run();
    } finally {
      GradMode.set_enabled(before);
    }
  }
}
