package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.molecule.MoleculeDrawer;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.recipe.Section;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.pytorch.NoGradGuard;

/** Test molecules, drawn, with their true and predicted values. */
final class MoleculeSection {
  private static final int SHOWN = 12;
  private static final int WIDTH = 180;
  private static final int HEIGHT = 140;

  private MoleculeSection() {}

  static List<Section> of(MoleculeProblem problem) {
    Optional<MoleculeDrawer> drawer = MoleculeDrawer.find();
    MoleculeData.Part test = problem.data().test();
    if (drawer.isEmpty() || test.size() == 0) {
      return List.of();
    }
    int count = Math.min(SHOWN, test.size());
    StringBuilder html = new StringBuilder("<div style=\"display:flex;flex-wrap:wrap;gap:12px\">");
    try (NoGradGuard guard = new NoGradGuard()) {
      double[] predicted = problem.predict(test, count, Ensemble.ALONE);
      for (int i = 0; i < count; i++) {
        html.append(figure(drawer.get(), test.graphs().get(i), predicted[i]));
      }
    }
    String target = String.join(", ", problem.data().set().targetNames());
    return List.of(
        new Section("Molecules of the test set: " + target, html.append("</div>").toString()));
  }

  private static String figure(MoleculeDrawer drawer, Graph molecule, double predicted) {
    double truth = molecule.targets()[0];
    return String.format(
        Locale.ROOT,
        "<figure style=\"margin:0;text-align:center\">%s<figcaption>true %.2f, predicted"
            + " %.2f</figcaption></figure>",
        drawer.draw(molecule, WIDTH, HEIGHT),
        truth,
        predicted);
  }
}
