package dev.erlangen.topology.experiment;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.symmetry.Permutation;
import dev.erlangen.core.symmetry.Permutations;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.topology.complex.ComplexBatch;
import dev.erlangen.topology.complex.TypedComplex;
import dev.erlangen.topology.homp.ComplexModel;
import dev.erlangen.train.loop.Ensemble;
import dev.erlangen.train.loop.Goal;
import dev.erlangen.train.loop.Keeper;
import dev.erlangen.train.loop.Optimizer;
import dev.erlangen.train.loop.Schedule;
import dev.erlangen.train.loop.Trainer;
import dev.erlangen.train.loop.Training;
import dev.erlangen.train.loop.Watcher;
import dev.erlangen.train.recipe.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The published protocol for one pair of complexes (after BREC; Wang and Zhang 2024): a network is
 * trained for a few steps on randomly renumbered copies of both, then Hotelling's T² of the
 * differences of matching outputs is compared with a threshold. Batch norms use batch statistics
 * throughout.
 *
 * @param copies renumbered copies of each complex
 * @param steps of Adam at the rate 5e-4
 */
public record PairTest(int copies, int steps) {
  /** As published. */
  public static final PairTest PUBLISHED = new PairTest(32, 20);

  /** A pair is separated above it; copies of one complex must stay below. */
  public static final double THRESHOLD = 60;

  private static final double RATE = 5e-4;
  private static final double RIDGE = 1e-7;

  public PairTest {
    Check.that(copies >= 2, "a covariance needs at least 2 copies, got %d", copies);
    Check.positive("steps", steps);
  }

  /**
   * Returns {@code T² = D̄ᵀ (Cov(D) + 1e-7 I)⁻¹ D̄} of the differences D (copies, out).
   *
   * @param fresh a network; it is trained in float64, on a copy
   * @param seed of the renumberings and the order of training
   */
  public double t2(ComplexModel fresh, TypedComplex first, TypedComplex second, long seed) {
    Rng rng = new Rng(seed);
    Copies problem =
        new Copies(
            new Separator.Batched(Params.to(fresh, Torch.device("cpu"), ScalarType.Double)),
            copies(first, rng),
            copies(second, rng));
    Training training = Training.of(steps, copies, Optimizer.adam(RATE), Schedule.constant());
    // An evaluation, from which this may be called, records nothing.
    try (AutoGradMode recording = new AutoGradMode(true)) {
      new Trainer(problem, training, new Goal("t2", false), seed)
          .run(Keeper.NONE, new Watcher() {});
    }
    try (PointerScope scope = new PointerScope()) {
      return NoGrad.get(() -> statistic(problem.differences(all())));
    }
  }

  private int[] all() {
    return IntStream.range(0, copies).toArray();
  }

  private List<TypedComplex> copies(TypedComplex complex, Rng rng) {
    List<TypedComplex> out = new ArrayList<>();
    for (int i = 0; i < copies; i++) {
      List<Permutation> orders =
          complex.complex().counts().stream().map(n -> new Permutations(n).sample(rng)).toList();
      out.add(complex.permuted(orders));
    }
    return out;
  }

  private static double statistic(Tensor differences) {
    Tensor mean = differences.mean(0L);
    Tensor centred = differences.sub(mean);
    Tensor covariance = centred.t().mm(centred).div(Tensors.scalar(differences.size(0) - 1.0));
    Tensor ridge = torch.eye(mean.size(0), Tensors.optionsOf(mean)).mul(Tensors.scalar(RIDGE));
    return Tensors.item(mean.dot(Linalg.inverse(covariance.add(ridge)).mv(mean)));
  }

  /** Matching copies of both complexes. */
  private record Copies(
      Separator.Batched model, List<TypedComplex> first, List<TypedComplex> second)
      implements Problem {
    @Override
    public int examples() {
      return first.size();
    }

    @Override
    public Tensor loss(int[] examples, Mode mode) {
      List<Tensor> both = outputs(examples, mode);
      return PairLoss.of(both.get(0), both.get(1));
    }

    @Override
    public Map<String, Double> evaluate(Split split, Ensemble members) {
      return Map.of();
    }

    Tensor differences(int[] which) {
      List<Tensor> both = outputs(which, Mode.train(new Rng(0)));
      return both.get(0).sub(both.get(1));
    }

    /** Both in one batch, so that they share their batch statistics. */
    private List<Tensor> outputs(int[] which, Mode mode) {
      List<TypedComplex> some = new ArrayList<>();
      for (int i : which) {
        some.add(first.get(i));
      }
      for (int i : which) {
        some.add(second.get(i));
      }
      Tensor y = model.net().forward(ComplexBatch.of(some), mode);
      return List.of(y.narrow(0, 0, which.length), y.narrow(0, which.length, which.length));
    }
  }
}
