package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/** SignNet with eigenvalues in front of GINE on Alchemy. */
public record AlchemySettings(
    @About("channels") int width,
    @About("message passing layers of GINE") int layers,
    @About("layers of φ") int signLayers,
    @About("transformer layers of ρ") int rhoLayers,
    @About("molecules for training") int train,
    @About("molecules for validation, and as many for testing") int held,
    @About("passes over the training molecules, at most") int epochs,
    @About("molecules per step") int batch,
    @About("learning rate of Adam at the start") double rate) {
  public AlchemySettings {
    Check.that(width >= 4, "width must be at least 4, one channel per head, got %d", width);
    Check.positive("layers", layers);
    Check.positive("signLayers", signLayers);
    Check.positive("rhoLayers", rhoLayers);
    Check.that(train >= 2, "train must be at least 2, for a deviation, got %d", train);
    Check.positive("held", held);
    Check.positive("epochs", epochs);
    Check.positive("batch", batch);
    Check.positive("rate", rate);
  }
}
