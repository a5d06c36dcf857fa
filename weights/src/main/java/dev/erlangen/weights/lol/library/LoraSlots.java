package dev.erlangen.weights.lol.library;

import dev.erlangen.core.Check;
import dev.erlangen.core.Nearest;
import dev.erlangen.weights.adapter.Adapter;
import dev.erlangen.weights.adapter.Factored;
import dev.erlangen.weights.adapter.LoraPair;
import dev.erlangen.weights.adapter.LowRank;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Which module is read where: the order is part of a model, since GL-net has parameters per module.
 *
 * @param slots in the order of the network's inputs
 */
public record LoraSlots(List<Slot> slots) {
  private static final long LARGEST = 1L << 30;

  public LoraSlots {
    slots = List.copyOf(slots);
    Check.that(!slots.isEmpty(), "a model must read at least one module");
  }

  /**
   * A module and the size of its update.
   *
   * @param name path of the module
   * @param n rows of up
   * @param m columns of down
   */
  public record Slot(String name, long n, long m) {
    /** Checks the sizes. */
    public Slot {
      Check.between("n", n, 1, LARGEST);
      Check.between("m", m, 1, LARGEST);
    }
  }

  /** The modules of an adapter, in natural order. */
  public static LoraSlots of(Adapter adapter) {
    List<Slot> slots = new ArrayList<>();
    adapter.modules().forEach((name, p) -> slots.add(new Slot(name, p.rows(), p.columns())));
    return new LoraSlots(slots);
  }

  /** Rows n_l of every U_l. */
  public List<Long> n() {
    return slots.stream().map(Slot::n).toList();
  }

  /** Rows m_l of every V_l. */
  public List<Long> m() {
    return slots.stream().map(Slot::m).toList();
  }

  /**
   * Reads an adapter in this order: balanced factors (1, n, r), float32.
   *
   * @param zeros whether a module that is missing counts as not changed
   * @param warnings hears of what is missing or not read
   * @throws IllegalArgumentException if a module is missing, not known, or of another size
   */
  public LowRank read(Adapter adapter, boolean zeros, Consumer<String> warnings) {
    Set<String> known = slots.stream().map(Slot::name).collect(Collectors.toSet());
    for (String name : adapter.modules().keySet()) {
      Check.that(
          known.contains(name),
          "this model does not read module '%s'%s",
          name,
          Nearest.hint(name, known));
    }
    if (adapter.hasMagnitudes()) {
      warnings.accept("the adapter has DoRA magnitudes, which are not read");
    }
    List<Tensor> u = new ArrayList<>();
    List<Tensor> v = new ArrayList<>();
    for (Slot slot : slots) {
      LoraPair pair = adapter.modules().get(slot.name);
      if (pair == null) {
        Check.that(zeros, "module '%s' is missing", slot.name);
        warnings.accept("module '" + slot.name + "' is missing and counts as not changed");
        u.add(torch.zeros(new long[] {1, slot.n, 1}, new TensorOptions(ScalarType.Float)));
        v.add(torch.zeros(new long[] {1, slot.m, 1}, new TensorOptions(ScalarType.Float)));
        continue;
      }
      Check.that(
          pair.rows() == slot.n && pair.columns() == slot.m,
          "module '%s' has an update of %d × %d, the model reads %d × %d",
          slot.name,
          pair.rows(),
          pair.columns(),
          slot.n,
          slot.m);
      Factored balanced = pair.factors(ScalarType.Double).balanced();
      u.add(balanced.u().to(ScalarType.Float).unsqueeze(0));
      v.add(balanced.v().to(ScalarType.Float).unsqueeze(0));
    }
    return new LowRank(u, v);
  }
}
