package dev.erlangen.cli.verb;

import dev.erlangen.cli.Table;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import java.io.PrintWriter;
import java.util.List;

/** Measurements as tables for a terminal. */
record BenchTables(PrintWriter out) implements BenchPrinter {
  @Override
  public void print(Benchmark benchmark, List<Measurement> measured) {
    Table table = new Table("what", ">here", "unit", ">reference", ">factor", "of what");
    for (Measurement m : measured) {
      table.row(
          m.what(),
          BenchPrinter.text(m.value()),
          m.unit(),
          BenchPrinter.reference(m),
          BenchPrinter.factor(m),
          m.referenceName());
    }
    out.println(benchmark.name());
    table.print(out);
    out.println();
  }
}
