package dev.erlangen.core.symmetry;

import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.bytedeco.pytorch.Tensor;

/** Group elements in a few words. */
final class Texts {
  private static final int LONGEST = 120;

  private Texts() {}

  static String of(Object element) {
    String text;
    if (element instanceof Tensor t) {
      text = tensor(t);
    } else if (element instanceof List<?> list) {
      text = list.stream().map(Texts::of).collect(Collectors.joining(", ", "[", "]"));
    } else {
      text = String.valueOf(element);
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private static String tensor(Tensor t) {
    String values =
        DoubleStream.of(Tensors.doubles(t))
            .limit(16)
            .mapToObj(v -> String.format(Locale.ROOT, "%.3g", v))
            .collect(Collectors.joining(" "));
    return Tensors.shape(t) + " " + values + (t.numel() > 16 ? " …" : "");
  }
}
