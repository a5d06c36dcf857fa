package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.train.config.About;

/** SignNet on all eigenpairs in front of GINE. */
public record GineSettings(
    @About("channels; 95 stays below 500 000 parameters, the official default is 128") int width,
    @About("message passing layers of GINE") int layers,
    @About("layers of φ") int signLayers,
    @About("transformer layers of ρ") int rhoLayers,
    @About("whether ρ learns the eigenvalues") boolean eigenvalues,
    @About("split of the data set: jt10k, or val-test to train on 1000 molecules") String split,
    @About("passes over the training molecules") int epochs,
    @About("molecules per step") int batch,
    @About("learning rate of Adam, halved every 50 epochs") double rate) {
  public GineSettings {
    Check.that(width >= 4, "width must be at least 4, one channel per head, got %d", width);
    Check.positive("layers", layers);
    Check.positive("signLayers", signLayers);
    Check.positive("rhoLayers", rhoLayers);
    Check.positive("epochs", epochs);
    Check.positive("batch", batch);
    Check.positive("rate", rate);
  }
}
