/**
 * Tensors from and to Java arrays, and safe forms of the libtorch operations that return tuples.
 * Tensors are {@link org.bytedeco.pytorch.Tensor}: any libtorch code mixes in.
 */
@NullMarked
package dev.erlangen.core.tensor;

import org.jspecify.annotations.NullMarked;
