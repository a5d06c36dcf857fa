package dev.erlangen.geometry.cgenn.model;

import dev.erlangen.core.Check;
import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.nn.BatchNorm;
import dev.erlangen.core.nn.Linear;
import dev.erlangen.core.params.Name;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.cgenn.layer.EquivariantLayer;
import dev.erlangen.geometry.cgenn.layer.FullyConnectedGeometricProduct;
import dev.erlangen.geometry.cgenn.layer.MultivectorLayerNorm;
import dev.erlangen.geometry.cgenn.layer.Multivectors;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.geometry.clifford.GradePaths;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Message passing between particles of which each has scalars h and multivectors x; scalars read
 * the invariants of multivectors and open gates for their grades.
 *
 * <p>State: {@code phi_x}, {@code phi_h}, {@code psi_x}, {@code theta_x}, {@code theta_h}, {@code
 * chi_x}.
 */
public record LorentzLayer(
    Config config,
    List<EquivariantLayer> phiX,
    Normed phiH,
    Gates psiX,
    List<EquivariantLayer> thetaX,
    Normed thetaH,
    Gates chiX) {
  /** Receiver, sender, their difference; and of the momenta the same. */
  private static final int PAIR = 3;

  public LorentzLayer {
    phiX = List.copyOf(phiX);
    thetaX = List.copyOf(thetaX);
  }

  /** The networks of multivectors. */
  public enum Kind {
    /** A fully connected product. */
    FC,
    /** Linear map, gate and product. */
    GPMLP
  }

  /** Two linear maps with a batch norm and a ReLU between them. */
  public record Normed(
      @Name("0") Linear first, @Name("1") BatchNorm norm, @Name("3") Linear second) {
    static Normed init(long in, long hidden, boolean bias, Rng rng) {
      return new Normed(
          new Linear.Config(in, hidden, bias).init(rng),
          new BatchNorm.Config(hidden).init(),
          new Linear.Config(hidden, hidden).init(rng));
    }

    Tensor forward(Tensor x, Mode mode) {
      return second.forward(norm.forward(first.forward(x), mode).relu());
    }
  }

  /** Two linear maps with a ReLU between them. */
  public record Gates(@Name("0") Linear first, @Name("2") Linear second) {
    static Gates init(long hidden, long out, Rng rng) {
      return new Gates(
          new Linear.Config(hidden, hidden).init(rng), new Linear.Config(hidden, out).init(rng));
    }

    /** Multiplies the grades of x (B, C, 2^n) by the gates that h (B, H) opens. */
    Tensor open(Tensor x, Tensor h, CliffordAlgebra algebra) {
      Tensor gates = second.forward(first.forward(h).relu()).sigmoid();
      return Multivectors.scaleGrades(
          x, gates.view(x.size(0), x.size(1), -1), algebra.blades().tensors(x).gradeOf());
    }
  }

  /**
   * Sizes.
   *
   * @param scalars channels of h
   * @param vectors channels of x
   * @param nodeScalars scalars that particles start with
   * @param kind networks of multivectors
   * @param normalization initial value of the products' normalisation, null for none
   */
  public record Config(
      long scalars,
      long vectors,
      long nodeScalars,
      Kind kind,
      GradePaths paths,
      @Nullable Double normalization) {

    /** Fresh parameters. */
    public LorentzLayer init(Rng rng) {
      long invariants = vectors * (paths.dimension() + 1);
      return new LorentzLayer(
          this,
          net(PAIR * vectors + PAIR, rng),
          Normed.init(invariants + PAIR * scalars, scalars, false, rng),
          Gates.init(scalars, invariants, rng),
          net(2 * vectors + 1, rng),
          Normed.init(2 * scalars + invariants + nodeScalars, scalars, true, rng),
          Gates.init(scalars, invariants, rng));
    }

    private List<EquivariantLayer> net(long in, Rng rng) {
      return kind == Kind.GPMLP
          ? CeMlp.block(in, vectors, paths, normalization, rng)
          : List.of(
              new FullyConnectedGeometricProduct.Config(in, vectors, paths, true, normalization)
                  .init(rng),
              new MultivectorLayerNorm.Config(vectors).init(rng));
    }
  }

  /**
   * What particles have.
   *
   * @param h scalars, (N, scalars)
   * @param x multivectors, (N, vectors, 2^n)
   */
  public record State(Tensor h, Tensor x) {}

  /**
   * One round of messages.
   *
   * @param momenta (N, 1, 2^n)
   * @param pairs of the momenta: difference, receiver, sender, (E, 3, 2^n)
   * @param nodeScalars what particles started with, (N, k)
   */
  public State forward(
      State s,
      Tensor momenta,
      Tensor pairs,
      Tensor nodeScalars,
      Arcs arcs,
      CliffordAlgebra algebra,
      Mode mode) {
    Check.that(s.h.size(0) == arcs.nodes(), "%d rows for %d nodes", s.h.size(0), arcs.nodes());
    Tensor xi = arcs.atRows(s.x);
    Tensor xj = arcs.atColumns(s.x);
    Tensor hi = arcs.atRows(s.h.unsqueeze(-1)).squeeze(-1);
    Tensor hj = arcs.atColumns(s.h.unsqueeze(-1)).squeeze(-1);
    Tensor mx = EquivariantLayer.chain(phiX, Multivectors.cat(xi, xj, xi.sub(xj), pairs), algebra);
    Tensor mh =
        phiH.forward(Tensors.cat(1, invariants(mx, algebra), hi, hj, hi.sub(hj)), mode).relu();
    Tensor gathered = arcs.meanAtRows(psiX.open(mx, mh, algebra));
    Tensor gatheredH = arcs.meanAtRows(mh.unsqueeze(-1)).squeeze(-1);
    Tensor x = EquivariantLayer.chain(thetaX, Multivectors.cat(s.x, gathered, momenta), algebra);
    Tensor h =
        thetaH.forward(Tensors.cat(1, s.h, gatheredH, invariants(s.x, algebra), nodeScalars), mode);
    return new State(h, chiX.open(x, h, algebra));
  }

  /** The scalar part and q of the other grades, (B, C (n+1)), channel by channel. */
  static Tensor invariants(Tensor x, CliffordAlgebra algebra) {
    Tensor q = algebra.quadratics(x).narrow(2, 1, algebra.dimension());
    return Tensors.cat(2, algebra.getGrade(x, 0), q).flatten(1, 2);
  }
}
