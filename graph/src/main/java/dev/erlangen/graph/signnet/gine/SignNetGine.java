package dev.erlangen.graph.signnet.gine;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import org.bytedeco.pytorch.Tensor;

/** {@link AllPairsSignNet} in front of a {@link GineNet}. State: {@code sign_net}, {@code gnn}. */
public record SignNetGine(AllPairsSignNet signNet, GineNet gnn) {

  /** Sizes of both. */
  public record Config(AllPairsSignNet.Config signNet, GineNet.Config gnn) {
    /** Fresh parameters. */
    public SignNetGine init(Rng rng) {
      return new SignNetGine(signNet.init(rng), gnn.init(rng));
    }
  }

  /** Positional features (N, width) and predictions (G, out). */
  public record Output(Tensor positions, Tensor prediction) {}

  /** Predicts for every graph of the batch. */
  public Output forward(SpectralInput input, Mode mode) {
    Tensor positions = signNet.forward(input, mode);
    Tensor prediction = gnn.forward(input, positions, mode);
    return new Output(positions, mode.trace("prediction", "graphs", prediction));
  }
}
