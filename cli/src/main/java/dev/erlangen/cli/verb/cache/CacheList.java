package dev.erlangen.cli.verb.cache;

import dev.erlangen.cli.Table;
import dev.erlangen.data.cache.CacheEntry;
import dev.erlangen.data.cache.DiskCache;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code erlangen cache ls}. */
@Command(
    name = "ls",
    description = "List the entries of the cache, the most recently used first.",
    footer = "  erlangen cache ls")
final class CacheList implements Callable<Integer> {
  private static final int HASH = 12;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    DiskCache cache = DiskCache.standard();
    List<CacheEntry> entries = cache.list();
    Table table = new Table("hash", ">MB", "last used", "transform");
    for (CacheEntry e : entries) {
      table.row(
          e.hash().substring(0, Math.min(HASH, e.hash().length())),
          "%.2f".formatted(e.bytes() / 1e6),
          e.lastUsed().truncatedTo(ChronoUnit.SECONDS),
          e.transform().isEmpty() ? "(damaged)" : e.transform());
    }
    if (!table.isEmpty()) {
      table.print(out);
    }
    double total = entries.stream().mapToLong(CacheEntry::bytes).sum() / 1e6;
    out.println("%d entries, %.2f MB in %s".formatted(entries.size(), total, cache.folder()));
    return 0;
  }
}
