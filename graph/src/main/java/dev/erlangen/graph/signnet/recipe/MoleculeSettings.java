package dev.erlangen.graph.signnet.recipe;

import dev.erlangen.core.Check;
import dev.erlangen.graph.layer.Reduction;
import dev.erlangen.graph.signnet.SignAmbiguity;
import dev.erlangen.graph.signnet.SignNet;
import dev.erlangen.graph.signnet.molecule.Encoding;
import dev.erlangen.graph.signnet.molecule.MoleculeNet;
import dev.erlangen.train.config.About;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of encodings in front of one network.
 *
 * @param network the message passing network
 * @param signnet the encoding of the eigenvectors
 * @param training how every arm is trained
 */
public record MoleculeSettings(Network network, Signs signnet, Fit training) {

  /** The message passing network. */
  public record Network(
      @About("kind of message passing") Base base,
      @About("channels") int hidden,
      @About("message passing layers") int layers,
      @About("how atoms become a molecule") Reduction readout) {
    public Network {
      Check.positive("network.hidden", hidden);
      Check.positive("network.layers", layers);
    }
  }

  /** SignNet, and the eigenvectors that all arms read. */
  public record Signs(
      @About("number of eigenvectors") int eigenvectors,
      @About("network on one eigenvector") SignNet.Phi phi,
      @About("channels it returns") int width,
      @About("its layers") int layers,
      @About("how the encoding meets the atoms") Encoding.Join join,
      @About("skip the zero columns of small molecules; batch norms then count real ones only")
          boolean packed) {
    public Signs {
      Check.positive("signnet.eigenvectors", eigenvectors);
      Check.positive("signnet.width", width);
      Check.positive("signnet.layers", layers);
      Check.that(
          !packed || phi == SignNet.Phi.MASKED_GIN,
          "signnet.packed needs signnet.phi = masked_gin, which leaves columns out; got %s",
          phi);
    }
  }

  /** Epochs, batch and learning rate. */
  public record Fit(
      @About("passes over the training molecules") int epochs,
      @About("molecules per step") int batch,
      @About("learning rate of Adam at the start") double rate) {
    public Fit {
      Check.positive("training.epochs", epochs);
      Check.positive("training.batch", batch);
      Check.positive("training.rate", rate);
    }
  }

  /** The network with an encoding, or without one. */
  MoleculeNet.Config model(MoleculeData data, @Nullable Encoding encoding) {
    return new MoleculeNet.Config(
        network.base.config(data.meanLogDegree()),
        encoding,
        data.atoms(),
        data.bonds(),
        network.hidden,
        network.layers,
        network.readout);
  }

  /** SignNet on the eigenvectors. */
  Encoding signNet() {
    return Encoding.signNet(
        new SignNet.Config(
            signnet.phi, signnet.eigenvectors, network.hidden, signnet.width, signnet.layers),
        signnet.join);
  }

  /**
   * The eigenvectors without SignNet, joined as the official code does: the transformer puts them
   * beside the atom embedding, every other network adds them to it.
   */
  Encoding plain(SignAmbiguity ambiguity) {
    Encoding.Join join =
        network.base == Base.TRANSFORMER ? Encoding.Join.CONCAT : Encoding.Join.ADD;
    return Encoding.plain(signnet.eigenvectors, join, ambiguity);
  }
}
