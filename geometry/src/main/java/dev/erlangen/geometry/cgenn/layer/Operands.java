package dev.erlangen.geometry.cgenn.layer;

import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ProductLoop} multiplies, or the places for the gradients of that; contiguous, float32
 * and on the CPU.
 *
 * @param x left factors, (2^n, B, C)
 * @param right right factors before normalisation, (2^n, B, C)
 * @param a the normalisation's parameter (C, n+1), or null for none
 * @param weights of the paths (C, P), or null if paths are not summed
 */
record Operands(Tensor x, Tensor right, @Nullable Tensor a, @Nullable Tensor weights) {}
