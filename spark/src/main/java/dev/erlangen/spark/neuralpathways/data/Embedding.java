package dev.erlangen.spark.neuralpathways.data;

import dev.erlangen.core.Check;
import java.io.Serializable;

/**
 * A frozen feature map that the user brings, such as the last layer of a trained network. The model
 * stores its name and dimension only; whoever opens the model brings it again. It must give the
 * same numbers for the same row, on every thread.
 */
public interface Embedding extends Serializable {
  /** Name by which the model asks for it. */
  String name();

  /** Number of values it gives. */
  int dimension();

  /** Writes the embedding of the row that starts at {@code x[from]} to {@code out[to…)}. */
  void embed(float[] x, int from, double[] out, int to);

  /** This embedding as a feature map. */
  default FeatureMap map() {
    Check.positive("dimension of the embedding", dimension());
    return new Embedded(this);
  }

  /**
   * The feature map of an embedding.
   *
   * @param embedding computes it
   */
  record Embedded(Embedding embedding) implements FeatureMap {
    @Override
    public String name() {
      return "embedding:" + embedding.name();
    }

    @Override
    public int dimension() {
      return embedding.dimension();
    }

    @Override
    public void apply(float[] x, int from, double[] out, int to) {
      embedding.embed(x, from, out, to);
    }
  }
}
