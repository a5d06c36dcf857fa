package dev.erlangen.train.result;

import dev.erlangen.core.Check;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The results of one arm over the seeds.
 *
 * @param name the arm
 * @param label its name in tables
 * @param seeds one result per seed
 */
public record ArmResult(String name, String label, List<SeedResult> seeds) {
  /** Returns mean and deviation of a test metric over the seeds. */
  public Statistic test(String metric) {
    Check.oneOf("metric", metric, metrics());
    return Statistic.of(
        seeds.stream().mapToDouble(s -> Objects.requireNonNull(s.test().get(metric))).toArray());
  }

  /** Names of the test metrics that every seed has. */
  public Set<String> metrics() {
    Set<String> common = new LinkedHashSet<>(seeds.get(0).test().keySet());
    seeds.forEach(s -> common.retainAll(s.test().keySet()));
    return common;
  }

  /** Number of trained values. */
  public long parameters() {
    return seeds.get(0).parameters();
  }

  /** Mean and deviation of the wall time of a seed. */
  public Statistic seconds() {
    return Statistic.of(seeds.stream().mapToDouble(SeedResult::seconds).toArray());
  }
}
