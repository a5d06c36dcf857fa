package dev.erlangen.spark.neuralpathways.expert;

import java.io.Serializable;

/**
 * An expert as plain numbers, fit to travel between processes.
 *
 * @param leaf the node it belongs to
 * @param parameters in the order of {@link ExpertSpec#slots}
 * @param box what it reads is scaled by
 * @param rows it was trained on
 * @param loss its mean training loss after training
 */
public record ExpertData(int leaf, float[] parameters, Box box, long rows, double loss)
    implements Serializable {
  /** Returns this for another node. */
  public ExpertData at(int node) {
    return new ExpertData(node, parameters, box, rows, loss);
  }

  /** Returns this with other parameters. */
  public ExpertData with(float[] others) {
    return new ExpertData(leaf, others, box, rows, loss);
  }
}
