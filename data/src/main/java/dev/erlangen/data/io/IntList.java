package dev.erlangen.data.io;

import java.util.Arrays;

/** A list of integers that grows with what is put into it, never by what a header promises. */
public final class IntList {
  private int[] values = new int[64];
  private int size;

  /** Appends a value. */
  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  /** Number of values. */
  public int size() {
    return size;
  }

  /** The value at {@code index}. */
  public int get(int index) {
    return values[index];
  }

  /** Forgets all values. */
  public void clear() {
    size = 0;
  }

  /** Returns the values. */
  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
