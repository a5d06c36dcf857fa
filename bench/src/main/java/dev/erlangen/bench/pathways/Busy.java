package dev.erlangen.bench.pathways;

import com.sun.management.OperatingSystemMXBean;
import dev.erlangen.bench.measure.Side;
import dev.erlangen.bench.measure.Times;
import java.lang.management.ManagementFactory;

/** A way in this process that works on threads of its own: the processor time is the process's. */
record Busy(String name, Runnable once) implements Side {
  private static final double MILLION = 1e6;

  @Override
  public Times run(int count) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    double[] wall = new double[count];
    double[] processor = new double[count];
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      long busy = system.getProcessCpuTime();
      once.run();
      processor[i] = (system.getProcessCpuTime() - busy) / MILLION;
      wall[i] = (System.nanoTime() - start) / MILLION;
    }
    return new Times(wall, processor);
  }
}
