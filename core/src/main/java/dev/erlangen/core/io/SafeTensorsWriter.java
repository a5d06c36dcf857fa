package dev.erlangen.core.io;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.erlangen.core.Check;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.Layout;

/** Writes the format that {@link SafeTensors} describes. */
final class SafeTensorsWriter {
  private static final String METADATA = "__metadata__";
  private static final int ALIGNMENT = 8;
  private static final int CHUNK = 1 << 26;

  private record Item(String name, Tensor tensor, Dtype dtype) {}

  private SafeTensorsWriter() {}

  static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    List<Item> items = new ArrayList<>();
    tensors.forEach((name, t) -> items.add(new Item(name, t, dtype(name, t))));
    items.sort(Comparator.comparingInt(item -> -item.dtype().bytes()));
    ByteBuffer header = header(items, metadata);
    AtomicFile.write(
        file,
        channel -> {
          writeFully(channel, header);
          for (Item item : items) {
            write(channel, item.tensor());
          }
        });
  }

  private static Dtype dtype(String name, Tensor t) {
    Check.that(
        t.defined() && t.layout().intern() == Layout.Strided,
        "tensor '%s' is undefined or sparse and cannot be written",
        name);
    Check.that(!name.equals(METADATA), "a tensor cannot have the reserved name %s", METADATA);
    return Dtype.of(t.scalar_type().intern())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "tensor '"
                        + name
                        + "' of type "
                        + t.scalar_type().intern()
                        + " cannot be written; writable are "
                        + Arrays.toString(Dtype.values())));
  }

  private static ByteBuffer header(List<Item> items, Map<String, String> metadata)
      throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode root = json.createObjectNode();
    if (!metadata.isEmpty()) {
      root.set(METADATA, json.valueToTree(metadata));
    }
    long at = 0;
    for (Item item : items) {
      ObjectNode entry = root.putObject(item.name());
      entry.put("dtype", item.dtype().name());
      entry.set("shape", json.valueToTree(item.tensor().shape()));
      long end = at + item.tensor().numel() * item.dtype().bytes();
      entry.putArray("data_offsets").add(at).add(end);
      at = end;
    }
    byte[] text = json.writeValueAsBytes(root);
    Check.that(
        text.length <= SafeTensors.MAX_HEADER - ALIGNMENT,
        "the names and shapes of %d tensors take %d bytes, more than a file may have",
        items.size(),
        text.length);
    int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer out = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    out.putLong(padded).put(text);
    while (out.hasRemaining()) {
      out.put((byte) ' ');
    }
    return out.flip();
  }

  private static void write(FileChannel channel, Tensor t) throws IOException {
    try (PointerScope scope = new PointerScope()) {
      Tensor flat = t.detach().to(new Device("cpu"), t.scalar_type()).contiguous();
      BytePointer data = new BytePointer(flat.data_ptr());
      long bytes = flat.nbytes();
      for (long at = 0; at < bytes; at += CHUNK) {
        writeFully(channel, SafeTensors.part(data, at, Math.min(CHUNK, bytes - at)));
      }
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
