package dev.erlangen.graph.spectral;

import static org.bytedeco.openblas.global.openblas.blas_get_num_threads;
import static org.bytedeco.openblas.global.openblas.blas_set_num_threads;

import dev.erlangen.core.Torch;
import java.util.function.Supplier;

/**
 * Calls BLAS on one thread each, from any number of threads at once. The setting is the process's
 * own, so the first caller changes it and the last one restores it.
 */
final class SingleBlasThread {
  private static int callers;
  private static int before;

  private SingleBlasThread() {}

  static <T> T call(Supplier<T> body) {
    enter();
    try {
      return body.get();
    } finally {
      leave();
    }
  }

  private static synchronized void enter() {
    Torch.load();
    if (callers++ == 0) {
      before = blas_get_num_threads();
      if (before != 1) {
        blas_set_num_threads(1);
      }
    }
  }

  private static synchronized void leave() {
    if (--callers == 0 && before != 1) {
      blas_set_num_threads(before);
    }
  }
}
