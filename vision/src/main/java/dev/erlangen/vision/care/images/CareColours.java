package dev.erlangen.vision.care.images;

import dev.erlangen.core.symmetry.SymmetryContract;
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
import dev.erlangen.vision.image.Colouring;
import dev.erlangen.vision.resnet.SmallConvNet;
import java.util.List;

/** Coloured digits: what a turn of the hue does to the neighbours of an image. */
public final class CareColours implements Recipe<ColourSettings> {
  private static final int SIZE = 14;

  @Override
  public String name() {
    return "care-colours";
  }

  @Override
  public String system() {
    return "care";
  }

  @Override
  public String summary() {
    return "coloured digits: neighbours follow a turn of the hue with CARE, not with SimCLR";
  }

  @Override
  public ColourSettings defaults() {
    return new ColourSettings(
        new ColourSettings.Inputs(ColourSettings.Source.AUTO, 2000, 500, 1),
        new ColourSettings.Change(0.6, 0.5, 0.2),
        new ColourSettings.Net(16, 3, 64, 16),
        new LossSettings(0.5, 1, 8, 0.99, 1280, 0.005),
        ImageFit.adam(20, 128),
        10,
        List.of(Method.CARE, Method.SIMCLR));
  }

  @Override
  public Experiment prepare(ColourSettings s, Context context) {
    Colouring colours = Colouring.of(ImageData.digits(s.digits(), SIZE), s.digits().seed());
    ImageSet set = colours.set();
    context.usedData(set.name(), set.sha256());
    int[] known = set.split().train();
    ImagePipeline pipeline = s.augmentation().pipeline(SIZE);
    ChannelStatistics statistics = ChannelStatistics.of(set, known);
    ImageViews train = new ImageViews(set, known, pipeline, statistics);
    ImageViews test = new ImageViews(set, set.split().test(), pipeline, statistics);
    ColourMeasure measure =
        new ColourMeasure(colours, train, test, s.neighbours(), context.device());
    ColourSettings.Net net = s.encoder();
    ContrastiveArms arms =
        new ContrastiveArms(
            s.loss(),
            net.dimension(),
            rng ->
                ContrastiveEncoder.of(
                    new SmallConvNet.Config(3, net.width(), net.layers()).init(rng),
                    net.hidden(),
                    net.dimension(),
                    rng),
            s.training().training().evaluatingEvery(s.training().epochs()),
            new OnDevice(train, context.device()),
            measure,
            context.device());
    return new Experiment(
        arms.of(s.methods()), "changed", false, claims(s.methods()), facts(set, s));
  }

  private static List<Claim> claims(List<Method> methods) {
    if (!methods.contains(Method.CARE) || !methods.contains(Method.SIMCLR)) {
      return List.of();
    }
    String care = Method.CARE.arm();
    String simclr = Method.SIMCLR.arm();
    return List.of(
        new Claim(
            "a turn of the hue changes more neighbours with CARE than with SimCLR",
            r -> r.mean(care) > r.mean(simclr)),
        new Claim(
            "the new neighbours have the new hue: a smaller hue gap than SimCLR's",
            r -> r.mean(care, "hue gap") < r.mean(simclr, "hue gap")));
  }

  private static List<String> facts(ImageSet set, ColourSettings s) {
    return List.of(
        "%s, %d x %d pixels: %d images for training, %d for measuring"
            .formatted(
                set.name(),
                set.height(),
                set.width(),
                set.split().train().length,
                set.split().test().length),
        "changed: share of the %d nearest neighbours on the sphere that are others after the query's"
                .formatted(s.neighbours())
            + " hue turned by 1/3, 1/2, 2/3",
        "hue gap: distance on the circle of hues from the turned query to its neighbours; 0.25 by"
            + " chance",
        "digit: accuracy of a linear probe, r2 hue: linear regression to (cos, sin) of the hue, both"
            + " on features of the backbone");
  }

  @Override
  public List<SymmetryContract> contracts(ColourSettings s, String arm, Object model) {
    Method method = Method.ofArm(arm);
    return method.spreads()
        ? EncoderContracts.images(method.label(), ((ContrastiveModel) model).online(), 3, SIZE)
        : List.of();
  }
}
