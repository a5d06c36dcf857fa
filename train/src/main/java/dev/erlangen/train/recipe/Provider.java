package dev.erlangen.train.recipe;

import dev.erlangen.core.symmetry.SymmetryContract;
import java.util.List;

/** What one module offers; found by {@link java.util.ServiceLoader}. Must not load libtorch. */
public interface Provider {
  /** The systems of the module. */
  List<SystemInfo> systems();

  /** Their recipes. */
  List<Recipe<?>> recipes();

  /** The symmetry contracts of a system with freshly drawn parameters; may load libtorch. */
  List<SymmetryContract> contracts(String system);
}
