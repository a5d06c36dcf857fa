package dev.erlangen.geometry.cgenn.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.Mlp;
import dev.erlangen.core.nn.Norm;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.data.io.Sha256;
import dev.erlangen.geometry.cgenn.data.ChargedParticles;
import dev.erlangen.geometry.cgenn.data.ParticleData;
import dev.erlangen.geometry.cgenn.metric.LearnedMetric;
import dev.erlangen.geometry.cgenn.metric.Metric;
import dev.erlangen.geometry.cgenn.metric.MetricRoute;
import dev.erlangen.geometry.cgenn.model.NBodyCgGnn;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Problem;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.bytedeco.pytorch.Device;

/** Where charged particles will be, with a given and with a learned metric. */
public final class CgennNBody implements Recipe<NBodySettings> {
  private static final double ENOUGH = 0.03;
  private static final int MLP_LAYERS = 3;
  private static final int NUMBERS = 7; // location, velocity, charge

  @Override
  public String name() {
    return "cgenn-nbody";
  }

  @Override
  public String system() {
    return "cgenn";
  }

  @Override
  public String summary() {
    return "charged particles: Clifford graph network against a perceptron and linear motion";
  }

  @Override
  public NBodySettings defaults() {
    return new NBodySettings(
        new Sizes(400, 200, 1),
        new NBodySettings.Network(8, 2, 1e-4, 0.01, 128),
        new Fit(500, 40, 4e-3, 1e-4, 5));
  }

  @Override
  public Experiment prepare(NBodySettings settings, Context context) {
    ChargedParticles simulator = new ChargedParticles();
    Sizes sizes = settings.data();
    ParticleData train = simulator.draw(sizes.train(), sizes.seed());
    ParticleData test = simulator.draw(sizes.held(), sizes.seed() + 2);
    context.usedData("charged particles", Sha256.of(train.end()));
    Device device = context.device();
    Map<Problem.Split, ParticleTensors> data =
        Map.of(
            Problem.Split.TRAIN, ParticleTensors.of(train, device),
            Problem.Split.VALIDATION,
                ParticleTensors.of(simulator.draw(sizes.held(), sizes.seed() + 1), device),
            Problem.Split.TEST, ParticleTensors.of(test, device));
    long frozen = settings.training().share(settings.network().frozen(), sizes.train());
    double noise = settings.network().noise();
    LearnedMetric.Config learned =
        new LearnedMetric.Config(List.of(1.0, 1.0, 1.0), noise, MetricRoute.DIRECT, true, frozen);
    Training training = settings.training().held(sizes.train());
    int in = NUMBERS * simulator.particles();
    int out = ParticleData.SPACE * simulator.particles();
    return new Experiment(
        List.of(
            arm("cgenn", "CGENN", s -> Metric.of(1, 1, 1), settings, data, device),
            arm(
                "learned",
                "CGENN, learned metric",
                s -> learned.init(new Rng(s)),
                settings,
                data,
                device),
            new Arm(
                "mlp",
                "MLP",
                training,
                seed ->
                    new NBodyProblem(
                        data,
                        new Mlp.Config(in, settings.network().width(), out, MLP_LAYERS, Norm.NONE)
                            .init(new Rng(seed)),
                        device))),
        "mse",
        true,
        claims(simulator, test),
        List.of(
            "%d systems of %d particles for training, %d each for validation and testing"
                .formatted(sizes.train(), simulator.particles(), sizes.held()),
            "test error of particles that go on as they are: %.4f; that stay: %.4f"
                .formatted(motion(simulator, test), Persistence.error(test, 0))));
  }

  private static double motion(ChargedParticles simulator, ParticleData test) {
    return Persistence.error(test, simulator.horizon());
  }

  private static List<Recipe.Claim> claims(ChargedParticles simulator, ParticleData test) {
    double linear = motion(simulator, test);
    return List.of(
        new Claim("CGENN has a test error below 0.03", results -> results.mean("cgenn") < ENOUGH),
        new Claim(
            "CGENN has a lower error than the perceptron",
            results -> results.mean("cgenn") < results.mean("mlp")),
        new Claim(
            "CGENN has less than half the error of linear motion",
            results -> results.mean("cgenn") < linear / 2),
        new Claim(
            "a learned metric does not hurt: its error is below 0.03 too",
            results -> results.mean("learned") < ENOUGH));
  }

  private static Arm arm(
      String name,
      String label,
      LongFunction<Metric> metric,
      NBodySettings settings,
      Map<Problem.Split, ParticleTensors> data,
      Device device) {
    NBodySettings.Network sizes = settings.network();
    return new Arm(
        name,
        label,
        settings.training().held(settings.data().train()),
        seed ->
            new NBodyProblem(
                data,
                new NBodyCgGnn.Config(sizes.hidden(), sizes.layers())
                    .init(metric.apply(seed), new Rng(seed)),
                device));
  }

  @Override
  public List<SymmetryContract> contracts(NBodySettings settings, String arm, Object model) {
    return ParticleContracts.of(arm, model);
  }
}
