package dev.erlangen.train.recipe;

import dev.erlangen.core.symmetry.SymmetryContract;
import dev.erlangen.train.loop.Training;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.bytedeco.pytorch.Device;

/**
 * A named experiment: a configuration with defaults, the models it compares, and the claim it
 * shows.
 *
 * @param <C> the configuration, a record whose components are records, numbers, strings, booleans,
 *     enums and lists; its compact constructors check the values
 */
public interface Recipe<C extends Record> {
  /** Name on the command line, such as {@code signnet-molecules}. */
  String name();

  /** The system it belongs to, such as {@code signnet}. */
  String system();

  /** One line for {@code erlangen list}. */
  String summary();

  /** The configuration that is used unless told otherwise. */
  C defaults();

  /**
   * Loads and preprocesses the data and returns what is to be trained.
   *
   * @throws IllegalArgumentException if a data set is missing, with how to get it
   */
  Experiment prepare(C config, Context context);

  /**
   * Where a recipe finds its device, and whom it tells what it does: nobody, if nothing is said.
   */
  @FunctionalInterface
  interface Context {
    /** Device on which models are trained. */
    Device device();

    /** Reports preprocessing: {@code done} of {@code total}; called from one thread at a time. */
    default void progress(String what, long done, long total) {}

    /** Notes the content hash of a data set that was used, for the run's record. */
    default void usedData(String name, String sha256) {}

    /** Prints a line that the user should see, such as a warning about the data. */
    default void note(String line) {}
  }

  /**
   * What a recipe compares and claims.
   *
   * @param arms the models, the system's own first; baselines after
   * @param metric the metric of the result table, a key of {@link Problem#evaluate}
   * @param lowerIsBetter direction of the metric
   * @param claims what the results should show
   * @param facts short statements about data and model for the report, in order
   */
  record Experiment(
      List<Arm> arms,
      String metric,
      boolean lowerIsBetter,
      List<Claim> claims,
      List<String> facts) {}

  /**
   * One model of the comparison.
   *
   * @param name such as {@code signnet} or {@code no-pe}
   * @param label for tables, such as {@code GatedGCN + SignNet}
   * @param training how it is trained
   * @param problem makes the training problem of a seed; called once per seed
   */
  record Arm(String name, String label, Training training, LongFunction<Problem> problem) {}

  /**
   * A statement that the finished results confirm or refute.
   *
   * @param text such as {@code SignNet has a lower test MAE than no encoding by at least 0.015}
   * @param holds decides from the results
   */
  record Claim(String text, Predicate<Results> holds) {}

  /** Mean metrics of the arms, over the seeds, on the test split. */
  interface Results {
    /** Mean over the seeds of the experiment's metric for an arm. */
    double mean(String arm);

    /** Mean over the seeds of any metric for an arm. */
    double mean(String arm, String metric);
  }

  /** The symmetry contracts of a (trained) model of one of this recipe's arms; empty if none. */
  List<SymmetryContract> contracts(C config, String arm, Object model);
}
