package dev.erlangen.bench.care;

import dev.erlangen.bench.measure.Python;
import dev.erlangen.bench.measure.Rounds;
import dev.erlangen.bench.measure.Side;
import dev.erlangen.core.Torch;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.data.image.ImageSet;
import dev.erlangen.train.bench.Benchmark;
import dev.erlangen.train.bench.Measurement;
import dev.erlangen.vision.augment.ChannelStatistics;
import dev.erlangen.vision.augment.ImagePipeline;
import dev.erlangen.vision.augment.ImageViews;
import dev.erlangen.vision.image.Colouring;
import dev.erlangen.vision.image.GlyphDigits;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** Augmentations of 32 x 32 images on one thread, an augmentation for every image. */
public final class AugmentBenchmark implements Benchmark {
  private static final int IMAGES = 256;
  private static final int SIZE = 32;
  private static final List<String> WAYS = List.of("pillow", "torch");

  private final SplittableRandom random = new SplittableRandom(0);

  @Override
  public String name() {
    return "care-augment";
  }

  @Override
  public String summary() {
    return "crop, flip, colours, grey, blur of 256 images on one thread, beside Pillow and PyTorch";
  }

  @Override
  public List<Measurement> run(double seconds) {
    Torch.load();
    int threads = Torch.threads();
    Torch.threads(1);
    List<Side> sides = new ArrayList<>();
    try {
      ImageSet set = Colouring.of(GlyphDigits.create(IMAGES, 1, SIZE, 1), 1).set();
      ImageViews views =
          new ImageViews(
              set, set.split().train(), ImagePipeline.standard(SIZE), ChannelStatistics.CIFAR10);
      sides.add(Side.of("Erlangen", () -> augment(views)));
      Python.find()
          .ifPresent(
              p ->
                  WAYS.forEach(
                      w -> sides.add(p.serve(w, "care_augment.py", "--way", w, "--threads", 1))));
      return Rounds.of(seconds, sides).measurements("256 images of 32 x 32");
    } finally {
      sides.forEach(Side::close);
      Torch.threads(threads);
    }
  }

  /** One after the other: what one core does. */
  private void augment(ImageViews views) {
    float[] all = new float[IMAGES * 3 * SIZE * SIZE];
    for (int i = 0; i < IMAGES; i++) {
      views.write(i, views.pipeline().sample(random, SIZE, SIZE), all, i);
    }
    try (PointerScope scope = new PointerScope()) {
      Tensor batch = Tensors.of(all, IMAGES, 3, SIZE, SIZE);
      batch.close();
    }
  }
}
