package dev.erlangen.weights.lol.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;
import dev.erlangen.weights.population.PopulationSettings;
import java.util.List;

/**
 * Predicting a property of adapters from their weights.
 *
 * @param population the adapters
 * @param network sizes of the models
 * @param training how every model is trained
 * @param models what is compared, GLNET first
 */
public record LolSettings(
    PopulationSettings population,
    Network network,
    Fit training,
    @About("models to compare; GLNET is the system itself") List<Kind> models) {
  public LolSettings {
    models = List.copyOf(models);
    Check.that(
        !models.isEmpty() && models.get(0) == Kind.GLNET,
        "models must begin with GLNET, got %s",
        models);
  }

  private static final long WIDEST = 1 << 14;

  /** Widths and depths. */
  public record Network(
      @About("rows of GL-net's hidden factors") int hidden,
      @About("channels of GL-net's head") int width,
      @About("rows of the hidden factors with two layers") int deepHidden,
      @About("channels of the MLPs") int mlp,
      @About("layers of the MLPs") int mlpLayers,
      @About("channels of the MLP on dense updates") int dense,
      @About("channels of the transformers") int tokens,
      @About("dropout of the MLPs") double dropout) {
    public Network {
      Check.between("network.hidden", hidden, 1, WIDEST);
      Check.between("network.width", width, 1, WIDEST);
      Check.between("network.deepHidden", deepHidden, 1, WIDEST);
      Check.between("network.mlp", mlp, 1, WIDEST);
      Check.between("network.mlpLayers", mlpLayers, 2, 20);
      Check.between("network.dense", dense, 1, WIDEST);
      Check.between("network.tokens", tokens, 16, 4096);
      Check.between("network.dropout", dropout, 0, 0.99);
    }
  }

  /** Epochs, batch and learning rate. */
  public record Fit(
      @About("passes over the training adapters") int epochs,
      @About("passes of the MLP on dense updates") int denseEpochs,
      @About("adapters per step") int batch,
      @About("learning rate of AdamW") double rate,
      @About("weight decay of AdamW") double decay) {
    public Fit {
      Check.positive("training.epochs", epochs);
      Check.positive("training.denseEpochs", denseEpochs);
      Check.positive("training.batch", batch);
      Check.positive("training.rate", rate);
      Check.between("training.decay", decay, 0, 1);
    }
  }

  /** The reference experiment. */
  static LolSettings reference() {
    return new LolSettings(
        PopulationSettings.reference(),
        new Network(16, 128, 32, 256, 3, 64, 64, 0.1),
        new Fit(60, 30, 32, 1e-3, 1e-2),
        List.of(
            Kind.GLNET,
            Kind.GLNET_DEEP,
            Kind.GL_TRANSFORMER,
            Kind.MLP,
            Kind.MLP_ALIGN,
            Kind.MLP_SVD,
            Kind.MLP_DENSE,
            Kind.TRANSFORMER));
  }
}
