package dev.erlangen.data.graph;

import dev.erlangen.data.io.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** The identity of graph data: a sha256 over everything a preprocessing step could read. */
public final class GraphDigest {
  private final MessageDigest sha = Sha256.digest();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);

  private GraphDigest() {}

  /** Returns the sha256, in hexadecimal, of the graphs in order. */
  public static String of(List<Graph> graphs) {
    GraphDigest digest = new GraphDigest();
    digest.ints(graphs.size());
    graphs.forEach(digest::add);
    return HexFormat.of().formatHex(digest.sha.digest());
  }

  private void add(Graph graph) {
    ints(graph.nodes(), graph.arcs());
    ints(graph.sources());
    ints(graph.destinations());
    ints(graph.nodeTypes().columns(), graph.arcTypes().columns());
    ints(graph.nodeTypes().toArray());
    ints(graph.arcTypes().toArray());
    ints(graph.nodeFeatures().columns(), graph.arcFeatures().columns());
    floats(graph.nodeFeatures().toArray());
    floats(graph.arcFeatures().toArray());
    double[] targets = graph.targets();
    ints(targets.length);
    for (double target : targets) {
      long bits = Double.doubleToLongBits(target);
      ints((int) bits, (int) (bits >>> 32));
    }
  }

  private void ints(int... values) {
    for (int value : values) {
      put(value);
    }
    flush();
  }

  private void floats(float[] values) {
    for (float value : values) {
      put(Float.floatToIntBits(value));
    }
    flush();
  }

  private void put(int value) {
    if (buffer.remaining() < Integer.BYTES) {
      flush();
    }
    buffer.putInt(value);
  }

  private void flush() {
    sha.update(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
