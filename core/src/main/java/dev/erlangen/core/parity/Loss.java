package dev.erlangen.core.parity;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Where the scalar of a gradient is found: in what the model gives as {@code loss.<name>}, or by
 * the formula of the case if that is a sum of outputs and of {@code sum(output.a * input.b)}, or in
 * the output {@code <name>} or {@code <name>_loss}.
 *
 * @param name such as {@code loss} or {@code task}
 * @param formula its text in {@code losses}, or an empty one
 */
record Loss(String name, String formula) {
  private static final Pattern PRODUCT = Pattern.compile("sum\\((\\S+) \\* (\\S+)\\)");

  /** The output that is this loss, if the formula is just that. */
  Optional<String> output() {
    return formula.matches("output\\.\\S+") ? Optional.of(formula) : Optional.empty();
  }

  @Nullable Tensor find(Map<String, Tensor> tensors) {
    Tensor own = tensors.get("output.loss." + name);
    // A layer's loss may have the name of its output; then the formula says what it is.
    Tensor value = own == null ? evaluate(tensors) : own;
    for (String key : new String[] {"output." + name, "output." + name + "_loss"}) {
      value = value == null ? tensors.get(key) : value;
    }
    boolean plain = value == null && name.equals("loss") && formula.isEmpty();
    return plain ? tensors.get("output.train_loss") : value;
  }

  private @Nullable Tensor evaluate(Map<String, Tensor> tensors) {
    Tensor sum = null;
    for (String term : formula.split(" \\+ ", -1)) {
      Matcher product = PRODUCT.matcher(term);
      Tensor a = tensors.get(product.matches() ? product.group(1) : term);
      Tensor b = product.matches() ? tensors.get(product.group(2)) : null;
      if (a == null || (product.matches() && b == null)) {
        return null;
      }
      Tensor value = b == null ? a.sum() : a.mul(b).sum();
      sum = sum == null ? value : sum.add(value);
    }
    return sum;
  }
}
