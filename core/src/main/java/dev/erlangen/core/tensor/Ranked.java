package dev.erlangen.core.tensor;

import org.bytedeco.pytorch.Tensor;

/**
 * Values and where they stood.
 *
 * @param values in their new order, or chosen ones
 * @param indices int64, of the same shape: positions along the dimension asked for
 */
public record Ranked(Tensor values, Tensor indices) {}
