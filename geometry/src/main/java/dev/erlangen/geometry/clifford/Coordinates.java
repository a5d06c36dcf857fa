package dev.erlangen.geometry.clifford;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Coefficients of multivectors, without regard to the metric. */
record Coordinates(Blades blades) {
  Tensor checked(String name, Tensor x) {
    Check.that(
        x.dim() >= 1 && x.size(-1) == blades.count(),
        "%s must be a multivector (…, %d) of the %d-dimensional algebra, got shape %s; vectors"
            + " become multivectors by embedVector",
        name,
        blades.count(),
        blades.dimension(),
        Tensors.shape(x));
    return x;
  }

  Tensor embed(Tensor x, long... at) {
    Check.that(
        x.dim() >= 1 && x.size(-1) == at.length,
        "%d blades need as many coefficients, got shape %s",
        at.length,
        Tensors.shape(x));
    long[] shape = x.shape();
    shape[shape.length - 1] = blades.count();
    return torch.zeros(shape, Tensors.optionsOf(x)).index_copy(-1, index(x, at), x);
  }

  Tensor get(Tensor x, long... at) {
    return checked("x", x).index_select(-1, index(x, at));
  }

  private Tensor index(Tensor like, long... at) {
    for (long i : at) {
      Check.between("blade", i, 0, blades.count() - 1);
    }
    return Tensors.of(at, at.length).to(like.device(), torch.ScalarType.Long);
  }

  Tensor embedGrade(Tensor x, int g) {
    checkGrade(g);
    return embed(x, LongStream.range(blades.start(g), blades.start(g + 1)).toArray());
  }

  Tensor getGrade(Tensor x, int g) {
    checkGrade(g);
    return part(checked("x", x), -1, g);
  }

  /** One grade along an axis. */
  Tensor part(Tensor x, long dim, int g) {
    return x.narrow(dim, blades.start(g), blades.size(g));
  }

  Tensor grade(Tensor x, int g) {
    checkGrade(g);
    return checked("x", x).mul(blades.tensors(x).inGrade().select(0, g));
  }

  private void checkGrade(int g) {
    Check.between("grade", g, 0, blades.dimension());
  }
}
