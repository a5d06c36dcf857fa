package dev.erlangen.weights.adapter;

/**
 * A tensor's name as a dialect understands it.
 *
 * @param module path of the adapted module
 * @param role what the tensor is to it
 */
record Key(String module, Role role) {}
