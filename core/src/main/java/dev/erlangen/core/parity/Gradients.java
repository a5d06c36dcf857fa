package dev.erlangen.core.parity;

import com.fasterxml.jackson.databind.JsonNode;
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

  /** Compares {@code grad.<name>}. */
  ParityRow row(String name) {
    JsonNode entry = c.root().path("grads").path(name);
    String of = entry.path("of").asText("loss");
    String by = entry.path("wrt").asText("param." + name.substring("grad.".length()));
    String shape = Tensors.shape(Objects.requireNonNull(file.get(name)));
    Loss scalar = new Loss(of, c.root().path("losses").path(of).asText(""));
    Pass pass = passes.of(scalar.output().orElse(name));
    Tensor loss = scalar.find(pass.tensors());
    if (loss == null) {
      return ParityRow.differs(name, shape, "the model does not give the loss '" + of + "'");
    }
    List<Tensor> sources =
        by.startsWith("param.")
            ? pass.parameters().getOrDefault(by, List.of())
            : pass.tensors().containsKey(by) ? List.of(pass.tensors().get(by)) : List.of();
    if (sources.isEmpty()) {
      return ParityRow.differs(name, shape, "the model has no " + by);
    }
    Tensor sum = null;
    for (Tensor source : sources) {
      if (!source.requires_grad()) {
        return ParityRow.differs(name, shape, by + " is not trained in the model");
      }
      Tensor g = gradient(pass, loss, source);
      sum = sum == null ? g : sum.add(g);
    }
    return new Comparison(c, Map.of(name, sum), file).row(name);
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
