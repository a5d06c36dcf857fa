package dev.erlangen.core.parity;

import java.util.Map;
import java.util.function.Function;

/**
 * The models of one system in parity cases. Found by {@link java.util.ServiceLoader}; making one
 * and asking for its models must not load libtorch.
 */
public interface ParitySystem {
  /** The {@code system} of the cases, such as {@code signnet}. */
  String system();

  /**
   * The {@code model} of the cases, such as {@code gatedgcn-signnet}, with what builds it.
   *
   * <p>A builder gets the case's {@code config} with the official names of the hyper-parameters and
   * returns a model of these sizes, to be loaded by name. It throws {@link
   * IllegalArgumentException} if a value is unsupported.
   */
  Map<String, Function<CaseConfig, ParityModel<?>>> models();
}
