package dev.erlangen.weights.adapter;

/** What a tensor of an adapter file is to its module. */
enum Role {
  UP,
  DOWN,
  EMBEDDING_UP,
  EMBEDDING_DOWN,
  ALPHA,
  MAGNITUDE,
  BIAS
}
