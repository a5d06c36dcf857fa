package dev.erlangen.train.store;

import dev.erlangen.train.result.Verdict;
import java.util.List;

/**
 * The end of a run.
 *
 * @param finished when, ISO 8601 in UTC
 * @param verdicts the claims, judged
 */
public record Finish(String finished, List<Verdict> verdicts) {
  public Finish {
    verdicts = List.copyOf(verdicts);
  }
}
