package dev.erlangen.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** Examines the Java runtime and the machine. */
final class Surroundings {
  private static final long GIB = 1L << 30;

  private Surroundings() {}

  static List<Finding> examine() {
    return List.of(java(), machine(), memory());
  }

  private static Finding java() {
    String detail = Runtime.version() + ", " + System.getProperty("java.vendor");
    return Runtime.version().feature() >= 17
        ? Finding.ok("Java", detail)
        : Finding.problem("Java", detail, "install a JDK 17 or newer and set JAVA_HOME");
  }

  private static Finding machine() {
    return Finding.ok(
        "machine",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " processors");
  }

  private static Finding memory() {
    long physical =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    String detail =
        "%.1f GiB, of which the Java heap may take %.1f (tensors live outside it)"
            .formatted(gib(physical), gib(Runtime.getRuntime().maxMemory()));
    return physical >= 2 * GIB
        ? Finding.ok("memory", detail)
        : Finding.note("memory", detail, "training wants 2 GiB or more; use smaller batches");
  }

  static double gib(long bytes) {
    return bytes / (double) GIB;
  }
}
