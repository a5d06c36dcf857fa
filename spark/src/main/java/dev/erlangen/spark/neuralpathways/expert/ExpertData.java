package dev.erlangen.spark.neuralpathways.expert;

import dev.erlangen.spark.neuralpathways.expert.ExpertSpec.Slot;
import java.io.Serializable;
import java.util.List;

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

  /**
   * Returns the same function, up to rounding, as a network that reads its inputs through another
   * box: the first linear map takes the change of scale in.
   *
   * @param slots of the network
   */
  public ExpertData seenFrom(List<Slot> slots, Box other) {
    Slot weight = slots.get(0);
    if (weight.kind() != Slot.Kind.WEIGHT) {
      return new ExpertData(leaf, parameters, other, rows, loss);
    }
    int bias = slots.get(1).offset();
    float[] changed = parameters.clone();
    float[] factor = box.factor();
    float[] middle = box.middle();
    float[] newFactor = other.factor();
    float[] newMiddle = other.middle();
    for (int o = 0; o < weight.rows(); o++) {
      double shift = parameters[bias + o];
      for (int i = 0; i < weight.columns(); i++) {
        int at = weight.offset() + o * weight.columns() + i;
        double w = parameters[at];
        changed[at] = (float) (w * ((double) factor[i] / newFactor[i]));
        shift += w * factor[i] * ((double) newMiddle[i] - middle[i]);
      }
      changed[bias + o] = (float) shift;
    }
    return new ExpertData(leaf, changed, other, rows, loss);
  }
}
