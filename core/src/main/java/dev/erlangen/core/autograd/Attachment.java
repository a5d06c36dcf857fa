package dev.erlangen.core.autograd;

import dev.erlangen.core.Check;
import dev.erlangen.core.autograd.CustomGradient.Backward;
import dev.erlangen.core.autograd.CustomGradient.Order;
import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.TensorTensorHook;
import org.bytedeco.pytorch.VoidTensorHook;
import org.jspecify.annotations.Nullable;

/**
 * The Java half of one custom gradient: hooks, backward functions and saved tensors, for as long as
 * the native graph can call them.
 *
 * <p>A native hook refers to its Java object weakly, and calls a dangling reference if that object
 * was collected. Therefore every attachment is reachable from {@link #LIVE} until the native node
 * is gone, which {@link Witnesses} tells. Dead attachments are swept out when new ones are made, so
 * there are never more than those of one step.
 */
final class Attachment {
  private static final Deque<Attachment> LIVE = new ArrayDeque<>();

  /**
   * The gradient last handed to native code, which takes a reference only after the hook returned.
   */
  private static final ThreadLocal<@Nullable Tensor> RETURNED = new ThreadLocal<>();

  /**
   * Runs right after every {@link InputHook}. Were our reference not dropped here, the engine would
   * find the gradient shared, and copy it instead of adding to it or keeping it.
   */
  private static final VoidTensorHook TAKEN =
      Tensors.keep(
          new VoidTensorHook() {
            @Override
            public void call(TensorBase gradient) {
              gradient.releaseReference();
              release(RETURNED.get());
              RETURNED.remove();
            }
          });

  private final Order order;
  private final Witnesses witnesses;
  private final List<Pointer> hooks = new ArrayList<>();
  private final List<Tensor> saved = new ArrayList<>();
  private final long[] versions;
  private int pending;
  private int expected;
  private volatile @Nullable Tensor arrived;

  private Attachment(Order order, List<Tensor> toSave, Tensor value) {
    this.order = order;
    this.witnesses = new Witnesses();
    this.versions = new long[toSave.size()];
    for (Tensor t : toSave) {
      Check.that(
          order == Order.FIRST
              || t.unsafeGetTensorImpl().address() != value.unsafeGetTensorImpl().address(),
          "with Order.ANY only inputs can be saved: a saved output would keep its own graph alive");
      Tensor kept = Tensors.keep(order == Order.FIRST ? t.detach() : new Tensor(t));
      versions[saved.size()] = kept._version();
      saved.add(kept);
    }
  }

  static void make(
      Order order,
      Tensor value,
      Tensor result,
      List<Tensor> inputs,
      List<Backward> backwards,
      List<Tensor> toSave) {
    sweep();
    try (PointerScope scope = new PointerScope()) {
      Attachment made = new Attachment(order, toSave, result);
      Wiring wiring = new Wiring(value, result, made.witnesses);
      boolean direct = inputs.size() == 1 && Wiring.alike(value, inputs.get(0));
      for (int i = 0; i < inputs.size(); i++) {
        if (inputs.get(i).requires_grad()) {
          made.expected++;
          InputHook hook = new InputHook(made, backwards.get(i), inputs.get(i), direct);
          made.hooks.add(Tensors.keep(hook));
          wiring.input(inputs.get(i), hook, TAKEN);
        }
      }
      if (direct) {
        wiring.connectDirectly();
      } else {
        OutputHook hook = Tensors.keep(new OutputHook(made));
        made.hooks.add(hook);
        wiring.connect(hook);
      }
      synchronized (LIVE) {
        LIVE.addLast(made);
      }
    }
  }

  /** Frees the attachments whose graph is gone, starting with the oldest. */
  static void sweep() {
    synchronized (LIVE) {
      for (int alive = 0; alive < 2 && !LIVE.isEmpty(); ) {
        Attachment oldest = LIVE.removeFirst();
        if (oldest.witnesses.graphIsGone()) {
          oldest.free();
        } else {
          LIVE.addLast(oldest);
          alive++;
        }
      }
    }
  }

  /** Returns the number of attachments that are held; for tests. */
  static int live() {
    synchronized (LIVE) {
      return LIVE.size();
    }
  }

  private void free() {
    dropSaved();
    hooks.forEach(Attachment::release);
    hooks.clear();
    witnesses.free();
  }

  private void dropSaved() {
    saved.forEach(Attachment::release);
    saved.clear();
    release(arrived);
    arrived = null;
  }

  private static void release(@Nullable Pointer pointer) {
    if (pointer != null) {
      pointer.releaseReference();
    }
  }

  /** Takes over {@code gradient}, which is a reference of its own to the tensor. */
  private void arrived(TensorBase gradient) {
    try (PointerScope scope = new PointerScope()) {
      release(arrived);
      arrived = Tensors.keep(new Tensor(gradient));
      pending = expected;
    }
    gradient.releaseReference();
  }

  private Tensor gradient(Backward backward, Tensor outputGradient, long[] shape) {
    Check.that(
        order == Order.ANY || !GradMode.is_enabled(),
        "this operation can be differentiated once only; do not create a graph in the backward"
            + " pass");
    for (int i = 0; i < saved.size(); i++) {
      Check.that(
          saved.get(i)._version() == versions[i],
          "a tensor %s that the gradient needs was changed by an in-place operation",
          Tensors.shape(saved.get(i)));
    }
    Tensor result = backward.gradient(outputGradient, List.copyOf(saved));
    Check.that(
        Arrays.equals(result.shape(), shape),
        "the gradient must have the shape %s of the input, got %s",
        Arrays.toString(shape),
        Tensors.shape(result));
    release(RETURNED.get());
    Tensor kept = Tensors.keep(new Tensor(result));
    RETURNED.set(kept);
    return kept;
  }

  private void passed() {
    if (--pending == 0) {
      release(arrived);
      arrived = null;
      if (witnesses.graphIsReleased()) {
        dropSaved();
      }
    }
  }

  /** Keeps the gradient of the output for the hooks of the inputs, which run after it. */
  private static final class OutputHook extends VoidTensorHook {
    private final transient Attachment owner;

    OutputHook(Attachment owner) {
      this.owner = owner;
    }

    @Override
    public void call(TensorBase gradient) {
      owner.arrived(gradient);
    }
  }

  /** Replaces whatever arrives at an input by its true gradient. */
  private static final class InputHook extends TensorTensorHook {
    private final transient Attachment owner;
    private final transient Backward backward;
    private final transient boolean direct;
    private final long[] shape;

    InputHook(Attachment owner, Backward backward, Tensor input, boolean direct) {
      this.owner = owner;
      this.backward = backward;
      this.direct = direct;
      this.shape = input.shape();
    }

    @Override
    public TensorBase call(TensorBase placeholder) {
      try (PointerScope scope = new PointerScope()) {
        if (direct) {
          owner.arrived(placeholder);
        } else {
          placeholder.releaseReference();
        }
        Tensor result = owner.gradient(backward, Objects.requireNonNull(owner.arrived), shape);
        owner.passed();
        return result;
      }
    }
  }
}
