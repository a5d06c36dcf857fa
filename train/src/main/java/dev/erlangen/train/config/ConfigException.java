package dev.erlangen.train.config;

import java.util.List;

/** A configuration that cannot be used; it lists everything that is wrong with it. */
public final class ConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  private final transient List<String> problems;

  ConfigException(List<String> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence per problem. */
  public List<String> problems() {
    return problems;
  }

  private static String message(List<String> problems) {
    if (problems.size() == 1) {
      return problems.get(0);
    }
    int shown = Math.min(SHOWN, problems.size());
    String rest = shown < problems.size() ? "\n  and " + (problems.size() - shown) + " more" : "";
    return "the configuration has %d problems:\n  %s%s"
        .formatted(problems.size(), String.join("\n  ", problems.subList(0, shown)), rest);
  }
}
