package dev.erlangen.weights.population;

import dev.erlangen.core.Check;
import dev.erlangen.data.io.BoundedInput;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** An array of unsigned bytes in the idx format. */
record Idx(int[] shape, byte[] values) {
  static Idx read(Path file) {
    try (DataInputStream in = new DataInputStream(BoundedInput.open(file))) {
      int axes = in.readInt() & 0xff;
      Check.between("axes", axes, 1, 4);
      int[] shape = new int[axes];
      for (int a = 0; a < axes; a++) {
        shape[a] = in.readInt();
      }
      return new Idx(shape, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
