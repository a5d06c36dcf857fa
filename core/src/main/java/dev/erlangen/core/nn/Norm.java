package dev.erlangen.core.nn;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The normalisation between the layers of a network.
 *
 * @param batch whether there are batch norms
 * @param running whether those keep running statistics
 * @param layer whether there are layer norms
 */
public record Norm(boolean batch, boolean running, boolean layer) {
  /** None. */
  public static final Norm NONE = new Norm(false, true, false);

  /** Batch norm with running statistics. */
  public static final Norm BATCH = new Norm(true, true, false);

  /** Batch norm that always uses the statistics of the call. */
  public static final Norm BATCH_OF_THE_CALL = new Norm(true, false, false);

  List<BatchNorm> batchNorms(long channels, int count) {
    return IntStream.range(0, batch ? count : 0)
        .mapToObj(l -> new BatchNorm.Config(channels, running).init())
        .toList();
  }

  List<LayerNorm> layerNorms(long channels, int count) {
    return IntStream.range(0, layer ? count : 0)
        .mapToObj(l -> new LayerNorm.Config(channels).init())
        .toList();
  }
}
