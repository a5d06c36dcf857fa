package dev.erlangen.vision.care.chains;

import dev.erlangen.core.Rng;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import dev.erlangen.vision.augment.PointViews;
import dev.erlangen.vision.care.ContrastiveModel;
import dev.erlangen.vision.care.Encoder;
import dev.erlangen.vision.care.Objective;
import dev.erlangen.vision.care.PointEncoder;
import dev.erlangen.vision.care.recipe.ContrastiveProblem;
import dev.erlangen.vision.care.recipe.EncoderContracts;
import dev.erlangen.vision.care.recipe.LossSettings;
import dev.erlangen.vision.care.recipe.Method;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Protein-like chains under rotations: one rotation of the sphere per rotation of space. */
public final class CareChains implements Recipe<ChainSettings> {
  private static final double WAHBA_SHARE = 0.75;
  private static final double R2_GAIN = 0.2;
  private static final double EQUIVARIANT_WAHBA = 0.12;
  private static final double EQUIVARIANT_GAMMA = 0.01;
  private static final double FREE_WAHBA = 0.5;

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
    List<Arm> arms =
        s.methods().stream()
            .map(
                m ->
                    new Arm(
                        m.arm(),
                        m.label(),
                        training,
                        seed -> problem(s, m, seed, train, measure, context)))
            .toList();
    return new Experiment(arms, "r2 linear", false, claims(s.methods()), facts(s));
  }

  private static PointViews views(Tensor points, Device device) {
    return new PointViews(Tensors.kept(() -> points.to(device, ScalarType.Float)));
  }

  private static ContrastiveProblem problem(
      ChainSettings s,
      Method method,
      long seed,
      PointViews train,
      ChainMeasure measure,
      Context context) {
    Rng rng = new Rng(seed);
    ChainSettings.Net net = s.encoder();
    Encoder fresh = new PointEncoder.Config(3, net.hidden(), net.dimension()).init(rng);
    Objective objective = method.objective(s.loss(), net.dimension());
    ContrastiveModel model =
        Params.to(objective.model(fresh, rng), context.device(), ScalarType.Float);
    return new ContrastiveProblem(model, objective, train, measure);
  }

  private static List<Claim> claims(List<Method> methods) {
    List<Claim> out = new ArrayList<>();
    String care = Method.CARE.arm();
    String simclr = Method.SIMCLR.arm();
    if (methods.contains(Method.CARE) && methods.contains(Method.SIMCLR)) {
      out.add(
          new Claim(
              "CARE is nearer to one rotation per augmentation: at most 0.75 of SimCLR's error",
              r -> r.mean(care, "wahba") <= WAHBA_SHARE * r.mean(simclr, "wahba")));
      out.add(
          new Claim(
              "the direction of a chain is read linearly from CARE: R² at least 0.2 above SimCLR's",
              r -> r.mean(care) >= r.mean(simclr) + R2_GAIN));
    }
    String both = Method.UNIFORM_EQUIV.arm();
    String alone = Method.UNIFORM.arm();
    if (methods.contains(Method.UNIFORM_EQUIV) && methods.contains(Method.UNIFORM)) {
      out.add(
          new Claim(
              "equivariance needs no invariance: error at most 0.12 and gamma at most 0.01 without",
              r ->
                  r.mean(both, "wahba") <= EQUIVARIANT_WAHBA
                      && r.mean(both, "gamma") <= EQUIVARIANT_GAMMA));
      out.add(
          new Claim(
              "it comes from the equivariance term: error at least 0.5 with uniformity alone",
              r -> r.mean(alone, "wahba") >= FREE_WAHBA));
    }
    return out;
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
