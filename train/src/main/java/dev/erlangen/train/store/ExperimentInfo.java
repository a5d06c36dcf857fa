package dev.erlangen.train.store;

import java.util.List;
import java.util.Map;

/**
 * What is known once the recipe is prepared.
 *
 * @param metric metric of the result table
 * @param lowerIsBetter its direction
 * @param arms the models, in order
 * @param claims what the recipe is to show
 * @param facts short statements about data and models
 * @param data content hashes by data set
 * @param threads threads of one operation; another number gives other last bits
 */
public record ExperimentInfo(
    String metric,
    boolean lowerIsBetter,
    List<ArmInfo> arms,
    List<String> claims,
    List<String> facts,
    Map<String, String> data,
    int threads) {
  public ExperimentInfo {
    arms = List.copyOf(arms);
    claims = List.copyOf(claims);
    facts = List.copyOf(facts);
    data = Facts.copy(data);
  }

  /**
   * One arm.
   *
   * @param name short name
   * @param label name in tables
   * @param epochs planned epochs
   */
  public record ArmInfo(String name, String label, int epochs) {}
}
