package dev.erlangen.graph.experiment.mesh;

import dev.erlangen.core.Rng;
import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.graph.signnet.mesh.FieldEncoding;
import dev.erlangen.graph.signnet.mesh.NeuralField;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Neural fields on a surface: what random signs destroy and SignNet keeps. */
public final class SignNetMesh implements Recipe<MeshSettings> {
  private static final double DECIBELS = 4;

  @Override
  public String name() {
    return "signnet-mesh";
  }

  @Override
  public String system() {
    return "signnet";
  }

  @Override
  public String summary() {
    return "colours on a surface from its eigenfunctions: SignNet against raw, |v| and random signs";
  }

  @Override
  public MeshSettings defaults() {
    return new MeshSettings(
        new MeshSettings.Surface(MeshSettings.Source.AUTO, "", 3, 40, 1),
        new MeshSettings.Field(64, 16, 4, 128, 4),
        new MeshSettings.Fit(300, 2e-3, 5));
  }

  @Override
  public Experiment prepare(MeshSettings settings, Context context) {
    FieldData data = FieldData.of(settings, context);
    data.functions().warnings().forEach(context::note);
    MeshSettings.Fit fit = settings.training();
    Training training =
        Training.of(fit.epochs(), 1, Optimizer.adam(fit.rate()), Schedule.constant())
            .evaluatingEvery(fit.measureEvery());
    List<Arm> arms =
        Stream.of(FieldEncoding.SIGNNET, FieldEncoding.RAW, FieldEncoding.ABS, FieldEncoding.FLIP)
            .map(e -> arm(settings, e, training, data, context))
            .toList();
    return new Experiment(
        arms,
        "psnr",
        false,
        List.of(
            new Claim(
                "random sign flips cost at least 4 dB against SignNet",
                results ->
                    results.mean(name(FieldEncoding.FLIP))
                        <= results.mean(name(FieldEncoding.SIGNNET)) - DECIBELS)),
        facts(data));
  }

  private static Arm arm(
      MeshSettings settings,
      FieldEncoding encoding,
      Training training,
      FieldData data,
      Context context) {
    return new Arm(
        name(encoding),
        label(encoding),
        training,
        seed ->
            new FieldProblem(
                data, settings.network(encoding).init(new Rng(seed)), context.device()));
  }

  private static String name(FieldEncoding encoding) {
    return encoding.name().toLowerCase(Locale.ROOT);
  }

  private static String label(FieldEncoding encoding) {
    return switch (encoding) {
      case SIGNNET -> "field + SignNet";
      case RAW -> "field, raw eigenfunctions";
      case ABS -> "field, |eigenfunctions|";
      case FLIP -> "field, random signs";
    };
  }

  private static List<String> facts(FieldData data) {
    List<String> facts = new ArrayList<>();
    facts.add(
        "%s: %d vertices, %d triangles, %d patches of constant colour"
            .formatted(
                data.name(),
                data.mesh().vertexCount(),
                data.mesh().triangleCount(),
                data.texture().colours().length));
    facts.add(
        "psnr is measured at the vertices, which are trained on; 'psnr between' at as many random"
            + " points between them");
    facts.add(
        data.functions().warnings().isEmpty()
            ? "all eigenvalues are simple: signs are the only ambiguity"
            : data.functions().warnings().size()
                + " eigenspaces are not simple: SignNet depends on their bases");
    return facts;
  }

  @Override
  public List<SymmetryContract> contracts(MeshSettings settings, String arm, Object model) {
    NeuralField field = (NeuralField) model;
    return FieldContracts.of(label(field.config().encoding()), field);
  }
}
