package dev.erlangen.data.fuzz;

import dev.erlangen.data.io.TarBytes;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small valid files of every format. */
final class Samples {
  static final List<byte[]> GRAPH6 =
      List.of(
          text("DQc\n"), text(">>graph6<<ICZJvZsNg\nICrbut{{W\n"), text("~?@?" + "?".repeat(336)));
  static final List<byte[]> ZINC =
      List.of(
          text("2\n3 2 -1.5\n0 2 1\n0 1 1\n1 2 2\n1 0 0.25\n9\n"),
          gzip("1\n3 3 1.0\n0 0 0\n0 1 1\n1 2 2\n2 0 1\n"));
  static final List<byte[]> TABLE = List.of(text("-1.5\t0 2 1\t0,1,1 1,2,2\n0.25\t9\t\n"));
  static final List<byte[]> NODES = List.of(text("2\n3 5\n7 2 1 2\n8 1 0\n7 1 0\n1 -1\n0 0\n"));
  static final List<byte[]> OBJ =
      List.of(
          text("v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvn 0 0 1\nf 1/1 2//1 3/1/1 4\nf -1 -2 -3\n"));
  static final List<byte[]> CSV =
      List.of(text("id,smiles,y\n\"a,b\",CO,1\nc,C,-2.5e3\n"), gzip("id,smiles,y\nd,CC,\ne,C,0\n"));
  static final byte[] OGB =
      text("2\n2 1\n5 0 4 5 3 0 2 0 0\n7 0 2 5 1 0 2 0 0\n0 1 0 0 0\n1 0\n5 0 4 5 4 0 2 0 0\n");
  static final List<byte[]> IDX =
      List.of(
          new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3},
          gzip("\0\0\b\3\0\0\0\2\0\0\0\1\0\0\0\2abcd"));
  static final List<byte[]> TAR =
      List.of(
          new TarBytes().file("d/b", text("b")).file("d/a", text("abc")).plain(),
          new TarBytes().file("d/a", text("abc")).gzipped());
  static final List<byte[]> NPY =
      List.of(
          npy("<i4", "(2, 3)", 24),
          npy("<f8", "(4,)", 32),
          npy("|b1", "(3, 2)", 6),
          npy("<U5", "(2,)", 40),
          npy("|S3", "(2,)", 6));
  static final Map<String, byte[]> TU = new LinkedHashMap<>();

  static {
    TU.put("_A.txt", text("1, 2\n2, 1\n2, 3\n3, 2\n4, 5\n5, 4\n"));
    TU.put("_graph_indicator.txt", text("1\n1\n1\n2\n2\n"));
    TU.put("_graph_labels.txt", text("1\n-1\n"));
    TU.put("_node_labels.txt", text("3\n4\n3\n5\n3\n"));
    TU.put("_edge_labels.txt", text("0\n0\n1\n1\n2\n2\n"));
  }

  private Samples() {}

  /** A strip of two images of 2 x 2 pixels. */
  static List<byte[]> png() {
    BufferedImage strip = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
    strip.setRGB(1, 1, 0x123456);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(strip, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(out.toByteArray());
  }

  /** A Planetoid network of three nodes, stored and deflated. */
  static List<byte[]> npz() {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    arrays.put("edge_index", ints("(2, 4)", 0, 1, 1, 2, 1, 0, 2, 1));
    arrays.put("y", ints("(3,)", 0, 1, 0));
    arrays.put("train_idx", ints("(1,)", 0));
    arrays.put("val_idx", ints("(1,)", 1));
    arrays.put("test_idx", ints("(1,)", 2));
    arrays.put("num_nodes", ints("(1,)", 3));
    arrays.put("num_features", ints("(1,)", 2));
    arrays.put("num_classes", ints("(1,)", 2));
    arrays.put("x_indptr", ints("(4,)", 0, 1, 2, 2));
    arrays.put("x_indices", ints("(2,)", 1, 0));
    arrays.put("x_data", npy("<f4", "(2,)", 8));
    return List.of(zip(arrays, ZipEntry.DEFLATED), zip(arrays, ZipEntry.STORED));
  }

  private static byte[] zip(Map<String, byte[]> arrays, int method) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
        entry.setMethod(method);
        if (method == ZipEntry.STORED) {
          CRC32 crc = new CRC32();
          crc.update(array.getValue());
          entry.setSize(array.getValue().length);
          entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(array.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] ints(String shape, int... values) {
    byte[] file = npy("<i4", shape, 4 * values.length);
    ByteBuffer payload =
        ByteBuffer.wrap(file, file.length - 4 * values.length, 4 * values.length)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      payload.putInt(value);
    }
    return file;
  }

  private static byte[] npy(String type, String shape, int payload) {
    byte[] header =
        text("{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n");
    return ByteBuffer.allocate(10 + header.length + payload)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) header.length)
        .put(header)
        .array();
  }

  private static byte[] gzip(String content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] text(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }
}
