package dev.erlangen.cli.verb.topo;

import dev.erlangen.core.Check;
import dev.erlangen.topology.lifting.CliqueLifting;
import dev.erlangen.topology.lifting.CyclicLifting;
import dev.erlangen.topology.lifting.Lifting;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that make faces of a graph. */
final class Lift {
  private static final int LONGEST = 18;

  /** Which faces a graph gets. */
  enum Kind {
    NONE,
    RINGS,
    CHORDLESS,
    CLIQUES;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--lift",
      paramLabel = "FACES",
      description = {
        "What becomes a face where the file has none: ${COMPLETION-CANDIDATES}.",
        "Rings are all cycles, chordless ones have no chord, cliques are triangles. Default: none."
      })
  private Kind kind = Kind.NONE;

  @Option(
      names = "--shortest",
      paramLabel = "N",
      description = "Nodes of the shortest ring. Default: ${DEFAULT-VALUE}.")
  private int shortest = 3;

  @Option(
      names = "--longest",
      paramLabel = "N",
      description = "Nodes of the longest ring. Default: ${DEFAULT-VALUE}.")
  private int longest = LONGEST;

  Optional<Lifting> lifting() {
    boolean rings = kind == Kind.RINGS || kind == Kind.CHORDLESS;
    Check.that(
        rings || (shortest == 3 && longest == LONGEST),
        "--shortest and --longest belong to --lift rings or chordless, got --lift %s",
        kind);
    return switch (kind) {
      case NONE -> Optional.empty();
      case RINGS, CHORDLESS ->
          Optional.of(
              new CyclicLifting(shortest, longest, kind == Kind.CHORDLESS, CyclicLifting.LIMIT));
      case CLIQUES -> Optional.of(new CliqueLifting(2));
    };
  }
}
