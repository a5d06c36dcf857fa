package dev.erlangen.core.autograd;

import dev.erlangen.core.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Edge;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Node;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorTensorHook;
import org.bytedeco.pytorch.VoidTensorHook;
import org.bytedeco.pytorch.global.torch;

/**
 * Builds the native graph of a custom gradient from nodes of libtorch's own operations.
 *
 * <p>The engine insists that a gradient has the shape of the tensor it belongs to, and a hook may
 * not change the shape. So between the output and an input of another shape stand two nodes whose
 * backward is free of cost: one picks a single row of the gradient (which is reduced to one
 * number), one expands a number to the input's shape without memory. What arrives at the input's
 * hook is thus a placeholder of the right shape.
 *
 * <pre>
 * same shape:   output -&gt; guard -&gt; [hook] input
 * otherwise:    output -&gt; guard -&gt; [hook] pick -&gt; expand -&gt; [hook] input, for every input
 * </pre>
 */
final class Wiring {
  private static final long[] ONE = {1};
  private static final long[] SCALAR = {};
  private static final Tensor GHOST =
      Tensors.kept(
          () ->
              torch.empty(
                  SCALAR, new TensorOptions(new Device("meta")), new MemoryFormatOptional()));

  private final Tensor value;
  private final Tensor result;
  private final Witnesses witnesses;
  private final List<Tensor> inputs = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();

  Wiring(Tensor value, Tensor result, Witnesses witnesses) {
    this.value = value;
    this.result = result;
    this.witnesses = witnesses;
  }

  /** Whether a gradient of {@code a} is one of {@code b} as far as the engine is concerned. */
  static boolean alike(Tensor a, Tensor b) {
    return a.scalar_type().intern() == b.scalar_type().intern()
        && Arrays.equals(a.shape(), b.shape());
  }

  /** Lets {@code hook} replace the gradient of {@code input}, and {@code then} run after it. */
  void input(Tensor input, TensorTensorHook hook, VoidTensorHook then) {
    Tensor alias = input.alias();
    alias.register_hook(hook);
    alias.register_hook(then);
    inputs.add(input);
    nodes.add(alias.grad_fn());
  }

  void connectDirectly() {
    begin(nodes.get(0));
  }

  void connect(VoidTensorHook hook) {
    Tensor number = expanding(0);
    for (int i = 1; i < nodes.size(); i++) {
      number = number.add(expanding(i));
    }
    boolean hasRows = value.dim() > 0 && value.size(0) > 0;
    Tensor picked = hasRows ? torch.select_backward(number, ONE, 0, 0) : number.alias();
    picked.register_hook(hook);
    Node pick = picked.grad_fn();
    pick.clear_input_metadata();
    pick.add_input_metadata(result);
    begin(pick);
  }

  /** A number whose gradient reaches input {@code i} expanded to that input's shape. */
  private Tensor expanding(int i) {
    Tensor input = inputs.get(i);
    // On the meta device the sum costs nothing, and its node remembers the shape alone.
    Tensor ghost = GHOST.new_empty(input.shape(), new TensorOptions(input.scalar_type()));
    Node expand = ghost.requires_grad_(true).sum().grad_fn();
    expand.set_next_edge(0, new Edge(nodes.get(i), 0));
    expand.clear_input_metadata();
    Tensor number = input.new_empty(SCALAR);
    torch.create_gradient_edge(number, expand);
    return number;
  }

  private void begin(Node next) {
    Node guard = witnesses.guard();
    guard.set_next_edge(0, new Edge(value.requires_grad() ? both(next) : next, 0));
    guard.clear_input_metadata();
    torch.create_gradient_edge(result, guard);
  }

  /** A node that passes the gradient on to {@code next} and to the history of the value. */
  private Node both(Node next) {
    Tensor one = result.new_empty(ONE);
    one.requires_grad_(true);
    Node both = one.add(one).grad_fn();
    both.set_next_edge(0, new Edge(value.grad_fn(), Math.toIntExact(value.output_nr())));
    both.set_next_edge(1, new Edge(next, 0));
    both.clear_input_metadata();
    both.add_input_metadata(result);
    return both;
  }
}
