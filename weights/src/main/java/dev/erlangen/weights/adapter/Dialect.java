package dev.erlangen.weights.adapter;

import java.util.Optional;

/** How names of tensors are read. */
interface Dialect {
  /** The file format. */
  Adapter.Format format();

  /** What the tensor is to its module; empty if it belongs to none. */
  Optional<Key> key(String tensor);
}
