package dev.erlangen.core.symmetry;

import dev.erlangen.core.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** Finds the first stage of a forward pass at which a symmetry is lost. */
record Locator<G, X>(Map<String, Action<G, Tensor>> actions, double tolerance) {

  /** Runs the model on {@code x}, or on {@code g·x} if g is given, reporting its stages. */
  interface Stages<G, X> {
    void run(@Nullable G g, X x, Trace listener);
  }

  private record Stage(String name, String space, Tensor value) {}

  /** The name of the stage, or null if no stage of a known space deviates. */
  @Nullable String firstLoss(Stages<G, X> stages, G g, X x) {
    if (actions.isEmpty()) {
      return null;
    }
    List<Stage> plain = listen(stages, null, x);
    List<Stage> moved = listen(stages, g, x);
    for (int i = 0; i < Math.min(plain.size(), moved.size()); i++) {
      Stage a = plain.get(i);
      Stage b = moved.get(i);
      if (!a.name.equals(b.name)) {
        return b.name + " (computed only for the moved input)";
      }
      Action<G, Tensor> action = actions.get(a.space);
      if (action != null
          && Deviation.between(b.value, action.apply(g, a.value)).error() > tolerance) {
        return a.name;
      }
    }
    return null;
  }

  private static <G, X> List<Stage> listen(Stages<G, X> stages, @Nullable G g, X x) {
    List<Stage> out = new ArrayList<>();
    stages.run(
        g,
        x,
        (name, space, value) ->
            out.add(new Stage(name, space, value.detach().to(ScalarType.Double))));
    return out;
  }
}
