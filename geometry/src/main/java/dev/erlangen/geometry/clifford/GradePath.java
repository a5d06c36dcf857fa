package dev.erlangen.geometry.clifford;

/**
 * A way through the geometric product: the part of grade {@code out} of a product of parts of
 * grades {@code left} and {@code right}.
 */
public record GradePath(int left, int out, int right) {}
