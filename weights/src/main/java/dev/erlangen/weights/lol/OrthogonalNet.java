package dev.erlangen.weights.lol;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.weights.adapter.LowRank;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;

/**
 * A network whose first layer mixes the rows of U with those of V, {@code X_l = W_l [U_l; V_l]},
 * before it reads {@code X_l X_lᵀ}. It is invariant under orthogonal changes of basis and under no
 * others: U and V transform alike only under those.
 *
 * @param joint W_l, (h, n_l + m_l)
 */
public record OrthogonalNet(List<Tensor> joint, InvariantHead invariantHead) implements LolModel {

  /** Sizes n_l, m_l, h, d and the number of outputs. */
  public record Config(List<Long> n, List<Long> m, long hidden, long width, long out) {
    public Config {
      n = List.copyOf(n);
      m = List.copyOf(m);
      Check.that(!n.isEmpty() && n.size() == m.size(), "as many n as m are needed, at least one");
    }

    /** Draws W_l from N(0, 1/(n_l + m_l)). */
    public OrthogonalNet init(Rng rng) {
      List<Tensor> joint =
          IntStream.range(0, n.size())
              .mapToObj(
                  l -> {
                    long rows = n.get(l) + m.get(l);
                    return Init.normal(rng, 1 / Math.sqrt(rows), hidden, rows);
                  })
              .toList();
      return new OrthogonalNet(
          joint, InvariantHead.whole(n.size() * hidden * hidden, width, out, 0, rng));
    }
  }

  @Override
  public Tensor forward(LowRank x, Mode mode) {
    List<Tensor> features = new ArrayList<>();
    for (int l = 0; l < joint.size(); l++) {
      Tensor rows = Tensors.cat(1, x.u().get(l), x.v().get(l));
      Tensor mixed = GlLinear.rows(joint.get(l), rows).transpose(0, 1); // (B, h, r)
      features.add(mixed.matmul(mixed.transpose(1, 2)).flatten(1, 2));
    }
    return invariantHead.forward(Tensors.stack(1, features.toArray(Tensor[]::new)), mode);
  }
}
