package dev.erlangen.weights.lol;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Dropout;
import dev.erlangen.core.nn.LayerNorm;
import dev.erlangen.core.nn.Linear;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * The baselines' MLP: every layer but the last is Linear, LayerNorm, dropout, ReLU; the last is
 * Linear.
 */
public record LolMlp(List<Linear> lins, List<LayerNorm> norms, double dropout) {

  /** Input channels, hidden channels, outputs, number of linear maps, dropout. */
  public record Config(long in, long hidden, long out, int layers, double dropout) {
    public Config {
      Check.positive("in", in);
      Check.positive("hidden", hidden);
      Check.positive("out", out);
      Check.positive("layers", layers);
      Check.that(dropout >= 0 && dropout < 1, "dropout must be in [0, 1), got %s", dropout);
    }

    /** PyTorch's default initialisation. */
    public LolMlp init(Rng rng) {
      List<Linear> lins = new ArrayList<>();
      List<LayerNorm> norms = new ArrayList<>();
      for (int l = 0; l < layers; l++) {
        boolean last = l == layers - 1;
        lins.add(new Linear.Config(l == 0 ? in : hidden, last ? out : hidden).init(rng));
        if (!last) {
          norms.add(new LayerNorm.Config(hidden).init());
        }
      }
      return new LolMlp(lins, norms, dropout);
    }
  }

  /** Maps (B, in) to (B, out). */
  public Tensor forward(Tensor x, Mode mode) {
    Tensor y = x;
    for (int l = 0; l < norms.size(); l++) {
      Tensor normed = norms.get(l).forward(lins.get(l).forward(y));
      y = Dropout.apply(normed, dropout, mode).relu();
    }
    return lins.get(lins.size() - 1).forward(y);
  }
}
