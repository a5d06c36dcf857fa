package dev.erlangen.vision.care.images;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.data.graph.Split;
import dev.erlangen.data.image.ImageSet;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.vision.augment.ChannelStatistics;
import dev.erlangen.vision.augment.ImagePipeline;
import dev.erlangen.vision.augment.ImageViews;
import dev.erlangen.vision.augment.OnDevice;
import dev.erlangen.vision.care.ContrastiveEncoder;
import dev.erlangen.vision.care.ContrastiveModel;
import dev.erlangen.vision.care.recipe.ContrastiveArms;
import dev.erlangen.vision.care.recipe.EncoderContracts;
import dev.erlangen.vision.care.recipe.LossSettings;
import dev.erlangen.vision.care.recipe.Method;
import dev.erlangen.vision.resnet.Depth;
import dev.erlangen.vision.resnet.ResNet;
import dev.erlangen.vision.resnet.Stem;
import java.util.List;
import java.util.Locale;

/** Pre-training on CIFAR-10 without labels, judged by probes of the frozen features. */
public final class CareCifar10 implements Recipe<CifarSettings> {
  private static final int SIZE = 32;

  @Override
  public String name() {
    return "care-cifar10";
  }

  @Override
  public String system() {
    return "care";
  }

  @Override
  public String summary() {
    return "pre-training on CIFAR-10 without labels: CARE against SimCLR, linear probe and k-NN";
  }

  @Override
  public CifarSettings defaults() {
    return new CifarSettings(
        new CifarSettings.Inputs(CifarSettings.Source.CIFAR10, 2560, 500, 1000),
        new CifarSettings.Net(Depth.RESNET18, 8, 128, 64),
        new LossSettings(0.5, 0.1, 8, 0.99, 1280, 0.005),
        ImageFit.adam(4, 128),
        new CifarSettings.Probe(100, 512, false, 200, 20),
        List.of(Method.CARE, Method.SIMCLR));
  }

  @Override
  public Experiment prepare(CifarSettings s, Context context) {
    ImageSet set = ImageData.photographs(s.images(), SIZE);
    context.usedData(set.name(), set.sha256());
    Split split = set.split();
    ImagePipeline pipeline = ImagePipeline.standard(SIZE);
    ChannelStatistics statistics = ImageData.statistics(s.images().source(), set);
    ImageViews train = new ImageViews(set, split.train(), pipeline, statistics);
    CifarMeasure measure =
        new CifarMeasure(
            train,
            new ImageViews(set, split.val(), pipeline, statistics),
            new ImageViews(set, split.test(), pipeline, statistics),
            s.probe(),
            s.loss().temperature(),
            context.device());
    CifarSettings.Net net = s.encoder();
    ContrastiveArms arms =
        new ContrastiveArms(
            s.loss(),
            net.dimension(),
            rng ->
                ContrastiveEncoder.of(
                    new ResNet.Config(net.depth(), Stem.SMALL, 3, net.width()).init(rng),
                    net.hidden(),
                    net.dimension(),
                    rng),
            s.training().training(),
            new OnDevice(train, context.device()),
            measure,
            context.device());
    double pixels = measure.pixels();
    return new Experiment(
        arms.of(s.methods()), "probe", false, claims(s.methods(), pixels), facts(set, pixels));
  }

  private static List<Claim> claims(List<Method> methods, double pixels) {
    if (!methods.contains(Method.CARE) || !methods.contains(Method.SIMCLR)) {
      return List.of();
    }
    String care = Method.CARE.arm();
    String simclr = Method.SIMCLR.arm();
    return List.of(
        new Claim(
            "the linear probe of CARE is better than k-NN on pixels", r -> r.mean(care) > pixels),
        new Claim(
            "CARE is nearer to one rotation per augmentation than SimCLR",
            r -> r.mean(care, "wahba") < r.mean(simclr, "wahba")));
  }

  private static List<String> facts(ImageSet set, double pixels) {
    Split split = set.split();
    return List.of(
        "%s: %d images for training, %d for the monitor, %d for the result"
            .formatted(set.name(), split.train().length, split.val().length, split.test().length),
        "probe: linear classifier on frozen features of the backbone; knn: weighted vote of the"
            + " nearest training features",
        String.format(
            Locale.ROOT,
            "k-NN on normalised pixels: %.4f; chance: %.2f",
            pixels,
            1.0 / set.classes().size()),
        "wahba: distance of an embedding to the best rotation of its original, over augmentations"
            + " that are one for all test images; spread: distance between different images");
  }

  @Override
  public List<SymmetryContract> contracts(CifarSettings s, String arm, Object model) {
    Method method = Method.ofArm(arm);
    return method.spreads()
        ? EncoderContracts.images(method.label(), ((ContrastiveModel) model).online(), 3, SIZE)
        : List.of();
  }
}
