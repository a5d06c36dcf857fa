package dev.erlangen.core.parity;

import dev.erlangen.core.Mode;
import dev.erlangen.core.params.Params;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A model and how it is run on the inputs of a case.
 *
 * @param model the record whose {@link Params} names are the official ones
 * @param run how it is run
 */
public record ParityModel<M>(M model, Run<M> run) {

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

  /** No parameters. */
  private record Nothing() {}

  /** What has no parameters. */
  public static ParityModel<?> function(Function<CaseInputs, Map<String, Tensor>> f) {
    return new ParityModel<>(new Nothing(), (none, inputs, mode) -> f.apply(inputs));
  }

  /** Returns this with a copy of the parameters. */
  ParityModel<M> to(Device device, ScalarType type) {
    return new ParityModel<>(Params.to(model, device, type), run);
  }

  Map<String, Tensor> outputs(CaseInputs inputs, Mode mode) {
    return run.of(model, inputs, mode);
  }
}
