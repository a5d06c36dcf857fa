package dev.erlangen.cli.verb.cache;

import dev.erlangen.core.Check;
import dev.erlangen.data.cache.DiskCache;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code erlangen cache rm}. */
@Command(
    name = "rm",
    description = "Remove entries of the cache.",
    footer = {"  erlangen cache rm 3f2a91c0", "  erlangen cache rm --all"})
final class CacheRemove implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "HASH",
      description = "At least the first four digits of a hash.")
  private List<String> hashes = List.of();

  @Option(names = "--all", description = "Remove every entry.")
  private boolean all;

  @Override
  public Integer call() {
    Check.that(all == hashes.isEmpty(), "name hashes, or --all");
    hashes.forEach(
        h -> Check.that(!h.isBlank(), "a hash must have at least four digits, got '%s'", h));
    DiskCache cache = DiskCache.standard();
    int removed = all ? cache.remove("") : hashes.stream().mapToInt(cache::remove).sum();
    spec.commandLine()
        .getOut()
        .println("removed " + removed + (removed == 1 ? " entry" : " entries"));
    return removed > 0 || all ? 0 : 1;
  }
}
