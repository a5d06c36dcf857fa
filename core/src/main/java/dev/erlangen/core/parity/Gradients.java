package dev.erlangen.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.parity.ParityRow.Verdict;
import dev.erlangen.core.tensor.Tensors;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The gradients of a case. */
final class Gradients {
  private final ParityCase c;
  private final Passes passes;
  private final Map<String, Tensor> file;
  private final IdentityHashMap<Tensor, IdentityHashMap<Tensor, Tensor>> done =
      new IdentityHashMap<>();

  Gradients(ParityCase c, Passes passes, Map<String, Tensor> file) {
    this.c = c;
    this.passes = passes;
    this.file = file;
  }

  /**
   * Compares {@code grad.<name>}.
   *
   * @param sound whether all outputs agree; only then may a gradient be {@code UNDETERMINED}
   */
  ParityRow row(String name, boolean sound) {
    JsonNode entry = c.root().path("grads").path(name);
    String of = entry.path("of").asText("loss");
    String by = entry.path("wrt").asText("param." + name.substring("grad.".length()));
    String shape = Tensors.shape(Objects.requireNonNull(file.get(name)));
    Loss scalar = new Loss(of, c.root().path("losses").path(of).asText(""));
    String mode = scalar.output().orElse(name);
    Pass pass = passes.of(mode);
    if (scalar.find(pass.tensors()) == null) {
      return ParityRow.differs(name, shape, "the model does not give the loss '" + of + "'");
    }
    List<Tensor> sources = sources(pass, by);
    if (sources.isEmpty()) {
      return ParityRow.differs(name, shape, "the model has no " + by);
    }
    if (!sources.stream().allMatch(Tensor::requires_grad)) {
      return ParityRow.differs(name, shape, by + " is not trained in the model");
    }
    Tensor ours = gradient(pass, scalar, by);
    ParityRow row = new Comparison(c, Map.of(name, ours), file).row(name);
    boolean open =
        sound
            && row.verdict() == Verdict.DIFFERS
            && Double.isFinite(row.error()) // otherwise there are no numbers to compare
            && by.startsWith("param.");
    List<Pass> moved = open ? passes.moved(mode) : List.of();
    return moved.isEmpty()
        ? row
        : new Replay(c, name, ours, file)
            .judged(row, moved.stream().map(p -> gradient(p, scalar, by)).toList());
  }

  private static List<Tensor> sources(Pass pass, String by) {
    if (by.startsWith("param.")) {
      return pass.parameters().getOrDefault(by, List.of());
    }
    return pass.tensors().containsKey(by) ? List.of(pass.tensors().get(by)) : List.of();
  }

  private Tensor gradient(Pass pass, Loss scalar, String by) {
    Tensor loss = Objects.requireNonNull(scalar.find(pass.tensors()));
    Tensor sum = null;
    for (Tensor source : sources(pass, by)) {
      Tensor g = gradient(pass, loss, source);
      sum = sum == null ? g : sum.add(g);
    }
    return Objects.requireNonNull(sum);
  }

  /** Zero where the loss does not depend on the source. */
  private Tensor gradient(Pass pass, Tensor loss, Tensor source) {
    if (!loss.requires_grad()) {
      return torch.zeros_like(source);
    }
    IdentityHashMap<Tensor, Tensor> known =
        done.computeIfAbsent(loss, l -> backward(l, pass.leaves()));
    return known.computeIfAbsent(source, s -> backward(loss, List.of(s)).get(s));
  }

  private static IdentityHashMap<Tensor, Tensor> backward(Tensor loss, List<Tensor> sources) {
    TensorVector out =
        torch.grad(
            new TensorVector(loss.sum()),
            new TensorVector(sources.toArray(Tensor[]::new)),
            new TensorVector(),
            new BoolOptional(true),
            false,
            true);
    IdentityHashMap<Tensor, Tensor> gradients = new IdentityHashMap<>();
    for (int i = 0; i < sources.size(); i++) {
      Tensor g = new Tensor(out.get(i));
      gradients.put(sources.get(i), g.defined() ? g : torch.zeros_like(sources.get(i)));
    }
    return gradients;
  }
}
