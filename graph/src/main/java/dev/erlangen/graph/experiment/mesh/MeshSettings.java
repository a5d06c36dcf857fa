package dev.erlangen.graph.experiment.mesh;

import dev.erlangen.core.Check;
import dev.erlangen.graph.signnet.mesh.FieldEncoding;
import dev.erlangen.graph.signnet.mesh.NeuralField;
import dev.erlangen.train.config.About;

/**
 * Neural fields on one surface.
 *
 * @param surface the mesh and its colours
 * @param field sizes of the networks
 * @param training how every network is trained
 */
public record MeshSettings(Surface surface, Field field, Fit training) {

  /** Where the mesh comes from. */
  public enum Source {
    /** Spot if the data set is on this machine, the generated surface otherwise. */
    AUTO,
    /** The data set spot: Keenan Crane's cow. */
    SPOT,
    /** A bumpy ellipsoid. */
    GENERATED,
    /** A file in OBJ format. */
    FILE
  }

  /** The mesh and its colours. */
  public record Surface(
      @About("where the mesh comes from: auto, spot, generated, file") Source source,
      @About("mesh in OBJ format, for source file") String file,
      @About("how often a generated icosahedron, or the triangles of a file, are split in four")
          int splits,
      @About("patches of constant colour") int patches,
      @About("seed of the generated surface and of the patches") long seed) {
    public Surface {
      Check.that(
          (source == Source.FILE) == !file.isEmpty(),
          "surface.file belongs to surface.source = file, got source %s and file '%s'",
          source,
          file);
      Check.between("surface.splits", splits, 0, 5);
      Check.positive("surface.patches", patches);
    }
  }

  /** Sizes of the networks. */
  public record Field(
      @About("eigenfunctions that the field reads") int eigenfunctions,
      @About("channels inside φ") int phi,
      @About("channels of φ per eigenfunction") int phiOut,
      @About("channels inside ρ") int hidden,
      @About("linear maps of ρ") int layers) {
    public Field {
      Check.positive("field.eigenfunctions", eigenfunctions);
      Check.positive("field.phi", phi);
      Check.positive("field.phiOut", phiOut);
      Check.positive("field.hidden", hidden);
      Check.positive("field.layers", layers);
    }
  }

  /** Adam on all vertices at once. */
  public record Fit(
      @About("updates") int epochs,
      @About("learning rate of Adam") double rate,
      @About("updates between measurements; the best one counts") int measureEvery) {
    public Fit {
      Check.positive("training.epochs", epochs);
      Check.positive("training.rate", rate);
      Check.positive("training.measureEvery", measureEvery);
    }
  }

  NeuralField.Config network(FieldEncoding encoding) {
    return new NeuralField.Config(
        encoding,
        field.eigenfunctions,
        field.phi,
        field.phiOut,
        field.hidden,
        field.layers,
        FieldData.CHANNELS);
  }
}
