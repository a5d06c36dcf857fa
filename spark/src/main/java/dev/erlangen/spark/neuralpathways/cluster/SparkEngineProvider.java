package dev.erlangen.spark.neuralpathways.cluster;

import dev.erlangen.spark.cluster.SparkPresence;
import dev.erlangen.spark.neuralpathways.engine.ComputeEngine;
import dev.erlangen.spark.neuralpathways.engine.EngineProvider;

/** Apache Spark, under the name {@code spark}; its classes are needed only when it is started. */
public final class SparkEngineProvider implements EngineProvider {
  @Override
  public String name() {
    return "spark";
  }

  @Override
  public ComputeEngine start(String master, int partitions) {
    SparkPresence.require("training on " + master);
    return SparkStart.engine(master, partitions);
  }
}
