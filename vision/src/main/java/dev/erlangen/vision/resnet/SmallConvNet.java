package dev.erlangen.vision.resnet;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Conv2d;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * A plain network for tiny images: convolutions 3x3, each with batch norm and ReLU, all but the
 * first with stride 2, then the average over the pixels. State: {@code convs.<l>}, {@code
 * norms.<l>}.
 */
public record SmallConvNet(Config config, List<Conv2d> convs, List<BatchNorm> norms)
    implements ImageBackbone {
  private static final long[] PIXELS = {2, 3};

  public SmallConvNet {
    convs = List.copyOf(convs);
    norms = List.copyOf(norms);
  }

  /**
   * Sizes.
   *
   * @param channels of an image
   * @param width channels after the first convolution; every further one doubles them
   * @param layers number of convolutions
   */
  public record Config(long channels, long width, int layers) {
    public Config {
      Check.positive("channels", channels);
      Check.positive("width", width);
      Check.between("layers", layers, 1, 8);
    }

    /** Weights that keep the variance backwards. */
    public SmallConvNet init(Rng rng) {
      List<Conv2d> convs = new ArrayList<>();
      List<BatchNorm> norms = new ArrayList<>();
      for (int l = 0; l < layers; l++) {
        long in = l == 0 ? channels : width << (l - 1);
        convs.add(new Conv2d.Config(in, width << l, 3, l == 0 ? 1 : 2).initFanOut(rng));
        norms.add(new BatchNorm.Config(width << l).init());
      }
      return new SmallConvNet(this, convs, norms);
    }
  }

  @Override
  public long features() {
    return config.width << (config.layers - 1);
  }

  @Override
  public Tensor forward(Tensor images, Mode mode) {
    Tensor x = Stages.input(images, config.channels);
    for (int l = 0; l < convs.size(); l++) {
      x = norms.get(l).forwardImages(convs.get(l).forward(x), mode).relu_();
    }
    return x.mean(PIXELS, false, new ScalarTypeOptional());
  }
}
