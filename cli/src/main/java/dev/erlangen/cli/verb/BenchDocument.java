package dev.erlangen.cli.verb;

import dev.erlangen.core.Torch;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measurements as a Markdown document that says where they were taken. */
record BenchDocument(PrintWriter out) implements BenchPrinter {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  @Override
  public void begin() {
    out.println("# Performance");
    out.println();
    out.println("Written by `./erlangen bench --all --markdown`. Medians with the tenth and");
    out.println("ninetieth percentile; sides that are compared ran in turn, on the same input");
    out.println("and threads. Factor: how many times the reference takes longer.");
    out.println();
    out.printf(
        "%s, %d processors; Java %s; libtorch %s.%n",
        processor(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version(),
        Torch.version());
  }

  @Override
  public void print(Benchmark benchmark, List<Measurement> measured) {
    out.println();
    out.println("## " + benchmark.name());
    out.println();
    out.println(benchmark.summary() + ".");
    out.println();
    out.println("| what | Erlangen | unit | reference | factor | of what |");
    out.println("|---|---:|---|---:|---:|---|");
    for (Measurement m : measured) {
      out.printf(
          "| %s | %s | %s | %s | %s | %s |%n",
          m.what(),
          BenchPrinter.text(m.value()),
          m.unit(),
          BenchPrinter.reference(m),
          BenchPrinter.factor(m),
          m.referenceName());
    }
  }

  private static String processor() {
    try {
      return Files.readAllLines(PROCESSORS).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
