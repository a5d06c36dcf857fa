package dev.erlangen.geometry.cgenn.metric;

import dev.erlangen.core.Check;
import dev.erlangen.core.Rng;
import dev.erlangen.core.autograd.NoGrad;
import dev.erlangen.core.nn.Init;
import dev.erlangen.core.params.Buffer;
import dev.erlangen.core.tensor.Linalg;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.GradePaths;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A symmetric form that is trained with the network: {@code S = A + Aᵀ} with {@code A = ½
 * diag(signature) + noise · U(0, 1)} at the start (Ali, Kulytė, Sáez de Ocáriz Borde, Liò 2024).
 * The network is equivariant to O(V, S) for the S of the moment. The scale of S is not identifiable
 * beside the weights: compare {@link #unitDeterminant}.
 *
 * <p>State: {@code change} (n, n), trained, with {@code A = start + change}; {@code start} (n, n)
 * and {@code updates} (1), not trained.
 */
public record LearnedMetric(
    Config config, Tensor change, @Buffer Tensor start, @Buffer Tensor updates) implements Metric {

  /**
   * Where a form starts and how it moves.
   *
   * @param signature diagonal of S at the start
   * @param noise size of the perturbation of A, 1e-4 where nothing else is said
   * @param route how layers compute with S
   * @param scaled whether the size of S is trained too; otherwise its Frobenius norm stays
   * @param frozen updates during which S does not move, 1 % of all in the paper
   */
  public record Config(
      List<Double> signature, double noise, MetricRoute route, boolean scaled, long frozen) {
    public Config {
      signature = List.copyOf(signature);
      Check.between("dimensions of a learned metric", signature.size(), 1, 8);
      Check.that(
          signature.stream().allMatch(Double::isFinite),
          "a metric must be finite, got %s",
          signature);
      Check.between("noise", noise, 0, 1e6);
      Check.notNegative("frozen", frozen);
    }

    /** Noise 1e-4, the direct route, trained scale, never frozen. */
    public Config(double... signature) {
      this(Arrays.stream(signature).boxed().toList(), 1e-4, MetricRoute.DIRECT, true, 0);
    }

    /** Draws the perturbation. */
    public LearnedMetric init(Rng rng) {
      long n = signature.size();
      double[] diagonal = signature.stream().mapToDouble(Double::doubleValue).toArray();
      Tensor start =
          Tensors.kept(
              () -> {
                Tensor half = Tensors.of(diagonal).diag().mul(Tensors.scalar(0.5));
                Tensor drawn = rng.uniform(0, 1, n, n).mul(Tensors.scalar(noise));
                return Tensors.like(half, drawn).add(drawn);
              });
      return new LearnedMetric(this, Init.constant(0, n, n), start, Init.buffer(0, 1));
    }
  }

  @Override
  public int dimension() {
    return config.signature.size();
  }

  @Override
  public GradePaths paths() {
    return GradePaths.nonDegenerate(dimension());
  }

  /** S, (n, n), with a gradient unless it is frozen. */
  public Tensor matrix() {
    Tensor a = start.add(isFrozen() ? change.detach() : change);
    Tensor s = a.add(a.t());
    return config.scaled ? s : s.mul(start.add(start.t()).norm().div(s.norm()));
  }

  @Override
  public Tensor matrix(Tensor like) {
    return Tensors.like(matrix(), like);
  }

  /** Whether S does not move yet. */
  public boolean isFrozen() {
    return Tensors.item(updates) < config.frozen;
  }

  /** Takes note of one update of the parameters; call it once per training step. */
  public void count() {
    NoGrad.run(() -> updates.add_(Tensors.scalar(1)));
  }

  @Override
  public MetricSpace space(Tensor like) {
    return MetricSpace.of(matrix(like), config.route);
  }

  /** Eigenvalues of S, ascending. */
  public double[] eigenvalues() {
    return NoGrad.get(() -> Tensors.doubles(Linalg.eigh(matrix()).values()));
  }

  /** Numbers of positive, negative and (relative to 1e-6 of the largest) zero eigenvalues. */
  public int[] signature() {
    double[] values = eigenvalues();
    double zero = 1e-6 * Arrays.stream(values).map(Math::abs).max().orElse(0);
    int positive = (int) Arrays.stream(values).filter(v -> v > zero).count();
    int negative = (int) Arrays.stream(values).filter(v -> v < -zero).count();
    return new int[] {positive, negative, values.length - positive - negative};
  }

  /** {@code S / |det S|^(1/n)}, what two forms are compared by. */
  public static Tensor unitDeterminant(Tensor s) {
    Tensor logScale = Linalg.logDet(s).logAbs().div(Tensors.scalar(s.size(-1)));
    return s.div(logScale.exp());
  }
}
