package dev.erlangen.core.parity;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.params.Params;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * A model and how it is run on the inputs of a case.
 *
 * @param model the record whose {@link Params} names are the official ones
 * @param run how it is run
 * @param moved how it is run on the same input moved by a random exact symmetry, such as
 *     renumbering, that leaves every loss as it is: what then moves nevertheless is rounding; null
 *     if there is none to offer
 */
public record ParityModel<M>(M model, Run<M> run, @Nullable Moved<M> moved) {

  /** How a model is run on the inputs of a case. */
  @FunctionalInterface
  public interface Run<M> {
    /**
     * Runs the model.
     *
     * <p>A case may ask for some outputs while training and for others not: then this is called
     * once in each mode, each time with freshly loaded parameters, and gives what it can.
     *
     * @return outputs by name without the prefix {@code output.}; {@code loss} (or {@code
     *     train_loss}) is the scalar whose gradients are compared, {@code loss.<name>} that of the
     *     loss {@code <name>} where a case has several
     */
    Map<String, Tensor> of(M model, CaseInputs inputs, Mode mode);
  }

  /** How a model is run on a moved input. */
  @FunctionalInterface
  public interface Moved<M> {
    /** As {@link Run#of}; {@code rng} chooses the symmetry. */
    Map<String, Tensor> of(M model, CaseInputs inputs, Mode mode, Rng rng);
  }

  /** Returns a model without a symmetry. */
  public ParityModel(M model, Run<M> run) {
    this(model, run, null);
  }

  /** No parameters. */
  private record Nothing() {}

  /** What has no parameters. */
  public static ParityModel<?> function(Function<CaseInputs, Map<String, Tensor>> f) {
    return new ParityModel<>(new Nothing(), (none, inputs, mode) -> f.apply(inputs));
  }

  /** Returns this with a copy of the parameters. */
  ParityModel<M> to(Device device, ScalarType type) {
    return new ParityModel<>(Params.to(model, device, type), run, moved);
  }

  /** Runs it, on a moved input where there is a source of symmetries. */
  Map<String, Tensor> outputs(CaseInputs inputs, Mode mode, @Nullable Rng symmetries) {
    return symmetries == null
        ? run.of(model, inputs, mode)
        : Objects.requireNonNull(moved).of(model, inputs, mode, symmetries);
  }
}
