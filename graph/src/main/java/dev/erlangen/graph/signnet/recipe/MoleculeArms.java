package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.Rng;
import dev.erlangen.graph.signnet.SignAmbiguity;
import dev.erlangen.graph.signnet.molecule.Encoding;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.recipe.Recipe;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The arms of a comparison of encodings. */
record MoleculeArms(
    MoleculeSettings settings, MoleculeData data, Training training, Recipe.Context context) {
  static final String SIGNNET = "signnet";
  static final String NONE = "no-pe";
  static final String FLIP = "sign-flip";

  /** SignNet, no encoding, random sign flips. */
  List<Recipe.Arm> usual() {
    return List.of(signNet(), none(), plain(SignAmbiguity.FLIP));
  }

  Recipe.Arm signNet() {
    return arm(SIGNNET, label("SignNet"), settings.signNet(), settings.signnet().packed());
  }

  Recipe.Arm none() {
    return arm(NONE, label("no encoding"), null, false);
  }

  Recipe.Arm plain(SignAmbiguity ambiguity) {
    return switch (ambiguity) {
      case FLIP -> arm(FLIP, label("eigenvectors, random signs"), settings.plain(ambiguity), false);
      case ABS -> arm("absolute", label("|eigenvectors|"), settings.plain(ambiguity), false);
      case CANONICAL ->
          arm("canonical", label("eigenvectors, majority sign"), settings.plain(ambiguity), false);
      case RAW -> arm("raw", label("eigenvectors as they are"), settings.plain(ambiguity), false);
    };
  }

  private String label(String encoding) {
    return settings.network().base().label() + " + " + encoding;
  }

  private Recipe.Arm arm(String name, String label, @Nullable Encoding encoding, boolean packed) {
    return new Recipe.Arm(
        name,
        label,
        training,
        seed ->
            MoleculeProblem.of(
                data,
                settings.model(data, encoding).init(new Rng(seed)),
                packed,
                context.device()));
  }

  /** SignNet's error is below another arm's by at least {@code margin}. */
  static Recipe.Claim better(String arm, String other, double margin) {
    return new Recipe.Claim(
        String.format(
            Locale.ROOT, "SignNet has a lower test MAE than %s by at least %s", other, margin),
        results -> results.mean(arm) - results.mean(SIGNNET) >= margin);
  }
}
