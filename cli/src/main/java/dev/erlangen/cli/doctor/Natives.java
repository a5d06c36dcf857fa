package dev.erlangen.cli.doctor;

import dev.erlangen.core.Torch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/** Examines the native libraries: whether they load, from where, and with how many threads. */
final class Natives {
  private Natives() {}

  static List<Finding> examine() {
    List<Finding> found = new ArrayList<>();
    try {
      long start = System.nanoTime();
      Torch.load();
      found.add(
          Finding.ok(
              "libtorch",
              "%s for %s, loaded in %.1f s from %s"
                  .formatted(
                      Torch.version(),
                      Loader.getPlatform(),
                      (System.nanoTime() - start) / 1e9,
                      Loader.getCacheDir())));
    } catch (LinkageError | RuntimeException | IOException e) {
      found.add(
          Finding.problem(
              "libtorch",
              "does not load: " + firstLine(e),
              "remove the folder ~/.javacpp/cache and try again; natives exist for linux-x86_64,"
                  + " macosx-arm64 and windows-x86_64"));
      return found;
    }
    found.add(
        Finding.ok(
            "threads",
            "%d for libtorch, %d for BLAS (--threads changes both)"
                .formatted(Torch.threads(), openblas.blas_get_num_threads())));
    found.add(
        Finding.ok(
            "devices",
            torch.cuda_is_available()
                ? "cpu and " + torch.cuda_device_count() + " × cuda"
                : "cpu"));
    return found;
  }

  private static String firstLine(Throwable error) {
    String text = String.valueOf(error.getMessage());
    int end = text.indexOf('\n');
    return error.getClass().getSimpleName() + ": " + (end < 0 ? text : text.substring(0, end));
  }
}
