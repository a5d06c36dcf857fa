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
 */
public record ExperimentInfo(
    String metric,
    boolean lowerIsBetter,
    List<ArmInfo> arms,
    List<String> claims,
    List<String> facts,
    Map<String, String> data) {
  /** Name and label of an arm. */
  public record ArmInfo(String name, String label, int epochs) {}
}
