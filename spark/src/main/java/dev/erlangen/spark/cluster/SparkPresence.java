package dev.erlangen.spark.cluster;

import dev.erlangen.core.Check;

/** Whether Apache Spark is on the class path; everything else of Erlangen works without it. */
public final class SparkPresence {
  private SparkPresence() {}

  /**
   * Fails with a hint unless Spark's classes are there.
   *
   * @param option what asked for it, such as {@code --on}
   */
  public static void require(String option) {
    require(option, SparkPresence.class.getClassLoader());
  }

  static void require(String option, ClassLoader loader) {
    Check.that(
        present(loader),
        "%s needs Apache Spark on the class path, which has none; start it with ./erlangen or spark-submit, or add spark-core and spark-sql 4.1 (docs/guide-spark.md)",
        option);
  }

  private static boolean present(ClassLoader loader) {
    try {
      Class.forName("org.apache.spark.sql.SparkSession", false, loader);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
