package dev.erlangen.core.parity;

import java.util.List;

/**
 * Checks cases that are not a model with tensors: tables, data files, adapter files. Found by
 * {@link java.util.ServiceLoader}; making one must not load libtorch.
 */
public interface ParityReader {
  /** Whether this reader checks {@code c}. */
  boolean reads(ParityCase c);

  /**
   * Compares what the files of the case hold with what the description promises.
   *
   * @throws IllegalArgumentException if a file is unusable
   */
  List<ParityRow> check(ParityCase c);
}
