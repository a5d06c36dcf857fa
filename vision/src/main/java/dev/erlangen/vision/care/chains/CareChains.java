package dev.erlangen.vision.care.chains;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.vision.augment.PointViews;
import dev.erlangen.vision.care.ContrastiveModel;
import dev.erlangen.vision.care.PointEncoder;
import dev.erlangen.vision.care.recipe.ContrastiveArms;
import dev.erlangen.vision.care.recipe.EncoderContracts;
import dev.erlangen.vision.care.recipe.LossSettings;
import dev.erlangen.vision.care.recipe.Method;
import java.util.List;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Protein-like chains under rotations: one rotation of the sphere per rotation of space. */
public final class CareChains implements Recipe<ChainSettings> {
  @Override
  public String name() {
    return "care-chains";
  }

  @Override
  public String system() {
    return "care";
  }

  @Override
  public String summary() {
    return "protein-like chains under rotations: CARE against SimCLR and the terms alone";
  }

  @Override
  public ChainSettings defaults() {
    return new ChainSettings(
        new ChainSettings.Inputs(3000, 1000, 32, 1),
        new ChainSettings.Net(64, 16),
        new LossSettings(0.5, 1, 8, 0.99, 1280, 0.005),
        new ChainSettings.Fit(35, 128, 1e-3),
        new ChainSettings.Measuring(20, 300, 64, 500),
        List.of(
            Method.CARE,
            Method.SIMCLR,
            Method.CARE_WEAK,
            Method.UNIFORM_EQUIV,
            Method.UNIFORM,
            Method.INVARIANCE));
  }

  @Override
  public Experiment prepare(ChainSettings s, Context context) {
    ChainSettings.Inputs c = s.chains();
    PointViews train = views(Chains.draw(c.train(), c.length(), c.seed()), context.device());
    PointViews test = views(Chains.draw(c.test(), c.length(), c.seed() + 1), context.device());
    ChainMeasure measure = new ChainMeasure(train, test, s.measure());
    Training training =
        Training.of(
                s.training().epochs(),
                s.training().batch(),
                Optimizer.adam(s.training().rate()),
                Schedule.constant())
            .onWholeBatches()
            .evaluatingEvery(s.training().epochs());
    ChainSettings.Net net = s.encoder();
    ContrastiveArms arms =
        new ContrastiveArms(
            s.loss(),
            net.dimension(),
            rng -> new PointEncoder.Config(3, net.hidden(), net.dimension()).init(rng),
            training,
            train,
            measure,
            context.device());
    return new Experiment(
        arms.of(s.methods()), "r2 linear", false, ChainClaims.of(s.methods()), facts(s));
  }

  private static PointViews views(Tensor points, Device device) {
    return new PointViews(Tensors.kept(() -> points.to(device, ScalarType.Float)));
  }

  private static List<String> facts(ChainSettings s) {
    return List.of(
        "%d training and %d test chains of %d points"
            .formatted(s.chains().train(), s.chains().test(), s.chains().length()),
        "wahba: distance of an embedding to the best rotation of its original, mean over rotations"
            + " of |Z Rᵀ - Za| / √n",
        "r2: principal axis v of freshly rotated test chains, as v vᵀ, from the frozen embedding",
        "gamma compares poorly between models that are nearly invariant: its denominator vanishes");
  }

  @Override
  public List<SymmetryContract> contracts(ChainSettings s, String arm, Object model) {
    Method method = Method.ofArm(arm);
    PointEncoder encoder = (PointEncoder) ((ContrastiveModel) model).online();
    return method.spreads()
        ? EncoderContracts.points(method.label(), encoder, s.chains().length())
        : List.of();
  }
}
