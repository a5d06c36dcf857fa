package dev.erlangen.graph.signnet.filter;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.nn.DeepSets;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.graph.signnet.SignAmbiguity;
import java.util.Objects;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A base network that reads a signal together with positional features made of eigenpairs: {@code
 * base([x, ρ([φ(v_i) + φ(-v_i)]_i, λ])]}, or without SignNet {@code base([x, v, λ])} with the signs
 * treated by a {@link SignAmbiguity}, or {@code base(x)}.
 *
 * <p>State: the base network's at top level, {@code sign_inv_net}, {@code rho}.
 *
 * @param encoding what becomes of the eigenvectors without SignNet; null feeds none
 * @param base network on [signal, positional features]
 * @param signInvNet φ, or null without SignNet
 * @param rho ρ on the node features [φ, λ], (n, 2k); null passes them on
 */
public record FilterSignNet(
    @Nullable SignAmbiguity encoding,
    @Name("") FilterBase base,
    @Nullable SignPlus signInvNet,
    @Nullable DeepSets rho) {
  public FilterSignNet {
    Check.that(
        encoding == null || signInvNet == null,
        "a network has either SignNet or the encoding %s, not both",
        encoding);
  }

  /** Intermediate and final values: φ (k, n, c) and ρ (n, p), if there are any, and (n, out). */
  public record Output(@Nullable Tensor phi, @Nullable Tensor rho, Tensor prediction) {}

  /** Predicts on the nodes of the input's graph. */
  public Output forward(FilterInput input, Mode mode) {
    Tensor signal = input.signal();
    if (signInvNet == null) {
      Tensor features =
          encoding == null
              ? signal
              : Tensors.cat(
                  1,
                  signal,
                  encoding.apply(input.vectors(), input.graph(), mode),
                  input.spreadValues());
      return new Output(null, null, base.forward(features, input.graph(), mode));
    }
    Tensor phi = signInvNet.forward(input.vectors().t().unsqueeze(-1), mode); // (k, n, c)
    mode.trace("phi", "eigenvectors×nodes", phi);
    Tensor perNode = phi.transpose(0, 1).reshape(signal.size(0), -1); // (n, k·c)
    Tensor features = Tensors.cat(1, perNode, input.spreadValues());
    Tensor positions = rho == null ? features : Objects.requireNonNull(rho).forward(features, mode);
    mode.trace("rho", "nodes", positions);
    Tensor prediction = base.forward(Tensors.cat(1, signal, positions), input.graph(), mode);
    return new Output(phi, positions, mode.trace("prediction", "nodes", prediction));
  }
}
