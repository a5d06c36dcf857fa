package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/**
 * A row of the paper's table on ZINC and its training.
 *
 * @param row which row
 * @param training the official training: Adam whose rate is halved at plateaus
 */
public record PaperSettings(Row row, Fit training) {

  /** Which row of the table; the sizes follow from it. */
  public record Row(
      @About("kind of message passing; the paper has no gat row") Base base,
      @About("what it is given") PaperRow.Kind encoding,
      @About("skip the zero columns of small molecules; batch norms then count real ones only")
          boolean packed) {
    public Row {
      PaperRow.of(base, encoding);
      Check.that(
          !packed || encoding == PaperRow.Kind.SIGNNET_ALL,
          "row.packed needs row.encoding = signnet_all, which leaves columns out; got %s",
          encoding);
    }
  }

  /** The official training. */
  public record Fit(
      @About("passes over the training molecules at most") int epochs,
      @About("molecules per step") int batch,
      @About("learning rate of Adam at the start") double rate,
      @About("epochs without a better validation MAE before the rate is halved") int patience,
      @About("rate at which training ends") double minRate) {
    public Fit {
      Check.positive("training.epochs", epochs);
      Check.positive("training.batch", batch);
      Check.positive("training.rate", rate);
      Check.notNegative("training.patience", patience);
      Check.positive("training.minRate", minRate);
    }
  }
}
