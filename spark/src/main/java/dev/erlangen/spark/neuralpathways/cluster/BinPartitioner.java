package dev.erlangen.spark.neuralpathways.cluster;

import org.apache.spark.Partitioner;
import org.jspecify.annotations.Nullable;

/** Sends the rows of a bin to the partition of that number. */
final class BinPartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;
  private final int bins;

  BinPartitioner(int bins) {
    this.bins = Math.max(1, bins);
  }

  @Override
  public int numPartitions() {
    return bins;
  }

  @Override
  public int getPartition(Object key) {
    return (Integer) key;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BinPartitioner b && b.bins == bins;
  }

  @Override
  public int hashCode() {
    return bins;
  }
}
