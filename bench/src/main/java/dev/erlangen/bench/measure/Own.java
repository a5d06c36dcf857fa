package dev.erlangen.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import dev.erlangen.core.Torch;
import java.lang.management.ManagementFactory;

/** A way in this process. */
record Own(String name, Runnable once) implements Side {
  private static final double MILLION = 1e6;

  @Override
  public Times run(int count) {
    double[] wall = new double[count];
    double[] processor = new double[count];
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      long busy = busy();
      once.run();
      processor[i] = (busy() - busy) / MILLION;
      wall[i] = (System.nanoTime() - start) / MILLION;
    }
    return new Times(wall, processor);
  }

  /** With one thread only that one counts: the compiler of the JVM is not part of a step. */
  private static long busy() {
    return Torch.threads() == 1
        ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
        : ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
