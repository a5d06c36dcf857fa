package dev.erlangen.spark.neuralpathways.expert;

import dev.erlangen.core.Check;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Sizes of the small network at a leaf: J hidden layers of w channels, each followed by the
 * activation, then a linear output. J = 0 is a constant.
 *
 * @param width channels w of a hidden layer, 0 for a constant
 * @param depth hidden layers J, 0 for a constant
 * @param activation between the layers
 */
public record ExpertSpec(int width, int depth, Kink activation) implements Serializable {
  private static final int WIDEST = 1 << 16;
  private static final int DEEPEST = 64;

  /** Piecewise linear activations. */
  public enum Kink {
    /** {@code max(x, 0) + a min(x, 0)} with one trained slope a per layer, initially 1/4. */
    PRELU,
    /** {@code max(x, 0)}. */
    RELU
  }

  public ExpertSpec {
    Check.between("expert depth", depth, 0, DEEPEST);
    Check.between("expert width", width, depth == 0 ? 0 : 1, depth == 0 ? 0 : WIDEST);
  }

  /** Constant experts. */
  public static ExpertSpec constant() {
    return new ExpertSpec(0, 0, Kink.PRELU);
  }

  /** Networks with trained slopes. */
  public static ExpertSpec prelu(int width, int depth) {
    return new ExpertSpec(width, depth, Kink.PRELU);
  }

  /**
   * One tensor of a network.
   *
   * @param name as in a sequence of linear maps and activations: {@code net.0.weight}
   * @param kind what it is
   * @param rows its first size: outputs of a linear map, 1 for a slope
   * @param columns inputs of a weight, 0 for a bias or slope, which have one axis
   * @param offset of its first value among all
   */
  public record Slot(String name, Kind kind, int rows, int columns, int offset) {
    /** The kinds. */
    public enum Kind {
      WEIGHT,
      BIAS,
      SLOPE
    }

    /** Number of values. */
    public int size() {
      return rows * Math.max(1, columns);
    }

    /** Shape of the tensor. */
    public long[] shape() {
      return columns == 0 ? new long[] {rows} : new long[] {rows, columns};
    }
  }

  /** All tensors of a network from {@code in} inputs to {@code out} outputs, in order. */
  public List<Slot> slots(int in, int out) {
    Check.positive("inputs", in);
    Check.positive("outputs", out);
    List<Slot> slots = new ArrayList<>();
    int last = in;
    for (int layer = 0; layer <= depth; layer++) {
      int next = layer == depth ? out : width;
      String linear = "net." + (activation == Kink.PRELU ? 2 * layer : layer);
      if (depth > 0) {
        add(slots, linear + ".weight", Slot.Kind.WEIGHT, next, last);
      }
      add(slots, linear + ".bias", Slot.Kind.BIAS, next, 0);
      if (layer < depth && activation == Kink.PRELU) {
        add(slots, "net." + (2 * layer + 1) + ".weight", Slot.Kind.SLOPE, 1, 0);
      }
      last = next;
    }
    return slots;
  }

  private static void add(List<Slot> slots, String name, Slot.Kind kind, int rows, int columns) {
    int offset = slots.isEmpty() ? 0 : end(slots);
    slots.add(new Slot(name, kind, rows, columns, offset));
  }

  private static int end(List<Slot> slots) {
    Slot last = slots.get(slots.size() - 1);
    return Math.addExact(last.offset(), last.size());
  }

  /** Number of parameters of one expert. */
  public int parameters(int in, int out) {
    return end(slots(in, out));
  }
}
