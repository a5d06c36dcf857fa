package dev.erlangen.core;

import static org.bytedeco.openblas.global.openblas.blas_set_num_threads;

import java.io.IOException;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads libtorch and holds the few settings that are the process's own: threads, devices, error
 * texts.
 *
 * <p>Call {@link #load()} before the first tensor. It is cheap when repeated and safe from several
 * threads.
 */
public final class Torch {
  private static final Logger log = LoggerFactory.getLogger(Torch.class);

  private Torch() {}

  /** Runs once, when the class holder is initialised: the JVM's class lock makes it safe. */
  private static final class Loaded {
    static final String VERSION;

    static {
      // JavaCPP's own limits ask the system for the resident size at every allocation, which more
      // than doubles the price of a small operation; scopes bound the memory instead.
      setIfAbsent("org.bytedeco.javacpp.maxPhysicalBytes", "0");
      setIfAbsent("org.bytedeco.javacpp.maxBytes", "0");
      unpackBeforeLoading();
      Loader.load(torch.class);
      VERSION = packagedVersion();
      threads(defaultThreads());
    }

    private static void setIfAbsent(String key, String value) {
      if (System.getProperty(key) == null) {
        System.setProperty(key, value);
      }
    }

    private static String packagedVersion() {
      try {
        return Loader.getVersion("org.bytedeco", "pytorch");
      } catch (IOException e) {
        return "unknown";
      }
    }

    /**
     * Unpacks all libtorch libraries before any is loaded. Otherwise the first run loads
     * libtorch.so while libtorch_cpu.so is still packed, and a libtorch installed on the system may
     * be bound in its place.
     */
    private static void unpackBeforeLoading() {
      String folder = "/org/bytedeco/pytorch/" + Loader.getPlatform() + "/";
      for (String name : new String[] {"c10", "torch_cpu", "torch"}) {
        try {
          Loader.cacheResources(torch.class, folder + System.mapLibraryName(name));
        } catch (IOException e) {
          log.warn("could not unpack {} ahead of loading: {}", name, e.getMessage());
        }
      }
    }
  }

  /** Loads the native libraries; does nothing when they are loaded. */
  public static void load() {
    version();
  }

  /**
   * Returns the version of libtorch, such as {@code 2.10.0-1.5.13} (libtorch, then its Java
   * binding).
   */
  public static String version() {
    return Loaded.VERSION;
  }

  /**
   * Sets the threads of libtorch and of the BLAS it calls. Both must be set: idle BLAS threads spin
   * and slow everything else down.
   *
   * @param count at least 1
   */
  public static void threads(int count) {
    Check.positive("threads", count);
    // Otherwise a later load would set the usual number again. Loading itself comes here, too, and
    // is then under way in this thread, which makes it a no-op.
    load();
    torch.set_num_threads(count);
    blas_set_num_threads(count);
  }

  /** Returns the number of threads that one operation may use. */
  public static int threads() {
    load();
    return torch.get_num_threads();
  }

  /** Returns the number of threads used unless told otherwise: one per available processor. */
  public static int defaultThreads() {
    return Math.max(
        1, Integer.getInteger("erlangen.threads", Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Returns the device of that name.
   *
   * @param name {@code cpu}, {@code cuda} or {@code cuda:1}
   * @throws IllegalArgumentException if the name is unknown or the device is not usable here
   */
  public static Device device(String name) {
    load();
    String low = name.toLowerCase(Locale.ROOT);
    Check.that(
        low.matches("cpu|cuda(:\\d{1,3})?"), "device must be cpu, cuda or cuda:N, got '%s'", name);
    if (low.startsWith("cuda")) {
      Check.that(
          torch.cuda_is_available(),
          "device %s is not available: this build of libtorch is for the CPU, or no driver was found"
              + " (build with -Pgpu)",
          name);
    }
    return new Device(low);
  }

  /**
   * Turns an error of native code into ours: what was being done, then the first line of the native
   * text without its C++ stack.
   */
  public static IllegalStateException explain(String doing, RuntimeException error) {
    String text =
        error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    int end = text.indexOf('\n');
    return new IllegalStateException(
        "while " + doing + ": " + (end < 0 ? text : text.substring(0, end)).strip(), error);
  }
}
