package dev.erlangen.train.loop;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * Everything a training needs to continue as if it had not been interrupted.
 *
 * @param position where it is
 * @param tensors live views by name: {@code model.*}, {@code optimizer.*}, {@code best.*}, {@code
 *     ema}, {@code rng}, {@code rng_default}; valid until the next step
 */
public record Snapshot(Position position, Map<String, Tensor> tensors) {}
