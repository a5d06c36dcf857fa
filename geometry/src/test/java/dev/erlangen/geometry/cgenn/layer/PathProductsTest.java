package dev.erlangen.geometry.cgenn.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.geometry.clifford.Blades;
import dev.erlangen.geometry.clifford.CliffordAlgebra;
import dev.erlangen.geometry.clifford.GradePath;
import dev.erlangen.geometry.clifford.Numbers;
import dev.erlangen.testkit.LeakExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both ways of the factorised product against the sum over all triples of blades. */
class PathProductsTest {
  private static final int BATCH = 37;
  private static final int IN = 5;
  private static final int OUT = 3;

  static Stream<CliffordAlgebra> algebras() {
    return Stream.of(
        CliffordAlgebra.of(2),
        CliffordAlgebra.of(1, 1, 1),
        CliffordAlgebra.of(0.5, -1.7, 0),
        CliffordAlgebra.of(1, -1, -1, -1),
        CliffordAlgebra.of(1, 1, 1, 1, 1),
        CliffordAlgebra.withMetric(Numbers.form(1, 3)));
  }

  /** The weights as (…, 2^n, 2^n, 2^n) times the table, as in the published code. */
  private static Tensor expanded(Tensor weight, CliffordAlgebra algebra) {
    Blades blades = algebra.blades();
    Tensor cayley = algebra.cayley(weight);
    List<Tensor> terms = new ArrayList<>();
    for (int p = 0; p < algebra.paths().count(); p++) {
      GradePath path = algebra.paths().all().get(p);
      Tensor inGrade = blades.tensors(weight).inGrade();
      Tensor mask =
          inGrade
              .select(0, path.left())
              .view(-1, 1, 1)
              .mul(inGrade.select(0, path.out()).view(1, -1, 1))
              .mul(inGrade.select(0, path.right()).view(1, 1, -1));
      terms.add(
          weight.select(-1, p).unsqueeze(-1).unsqueeze(-1).unsqueeze(-1).mul(mask.mul(cayley)));
    }
    return torch.stack(new TensorVector(terms.toArray(Tensor[]::new)), 0).sum(0L);
  }

  private static Tensor plain(Tensor x, Tensor z, Tensor w, CliffordAlgebra algebra) {
    String rule = w.dim() == 3 ? "ibn,mnijk,kbn->jbm" : "ibn,nijk,kbn->jbn";
    return torch.einsum(rule, new TensorVector(x, expanded(w, algebra), z));
  }

  private static Tensor factorised(Tensor x, Tensor z, Tensor w, CliffordAlgebra algebra) {
    return w.dim() == 3
        ? PathProducts.mixing(x, z, null, w, algebra, algebra.paths())
        : PathProducts.channelwise(x, z, null, w, algebra, algebra.paths());
  }

  private static List<Tensor> gradients(Tensor y, Tensor... of) {
    Tensor c = Numbers.normal(new Rng(9), y.shape()).to(y.scalar_type());
    TensorVector out = torch.grad(new TensorVector(y.mul(c).sum()), new TensorVector(of));
    List<Tensor> all = new ArrayList<>();
    for (long i = 0; i < out.size(); i++) {
      all.add(new Tensor(out.get(i)));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("algebras")
  void valuesAndGradientsAreThoseOfTheSumOverTriples(CliffordAlgebra algebra) {
    long count = algebra.blades().count();
    int paths = algebra.paths().count();
    for (ScalarType type : new ScalarType[] {ScalarType.Double, ScalarType.Float}) {
      double rounding = type == ScalarType.Double ? 1e-13 : 1e-5;
      for (boolean fully : new boolean[] {false, true}) {
        Rng rng = new Rng(2);
        Tensor x = rng.normal(count, BATCH, IN).to(type).set_requires_grad(true);
        Tensor z = rng.normal(count, BATCH, IN).to(type).set_requires_grad(true);
        Tensor w =
            (fully ? rng.normal(OUT, IN, paths) : rng.normal(IN, paths))
                .to(type)
                .set_requires_grad(true);
        Tensor fast = factorised(x, z, w, algebra);
        Tensor slow = plain(x, z, w, algebra);
        assertThat(Numbers.distance(fast, slow)).isLessThan(rounding);
        List<Tensor> got = gradients(fast, x, z, w);
        List<Tensor> want = gradients(slow, x, z, w);
        for (int i = 0; i < got.size(); i++) {
          assertThat(Numbers.distance(got.get(i), want.get(i))).isLessThan(rounding);
        }
      }
    }
  }

  /** The loops normalise the right factor themselves. */
  @ParameterizedTest
  @MethodSource("algebras")
  void layersInBothPrecisionsAgree(CliffordAlgebra algebra) {
    for (EquivariantLayer fine : LayersTest.layers(algebra.paths())) {
      EquivariantLayer coarse = Params.to(fine, Torch.device("cpu"), ScalarType.Float);
      Tensor x = Numbers.normal(new Rng(4), BATCH, 4, algebra.blades().count());
      Tensor leaf = x.clone().set_requires_grad(true);
      Tensor small = x.to(ScalarType.Float).set_requires_grad(true);
      Tensor want = fine.forward(leaf, algebra);
      Tensor got = coarse.forward(small, algebra);
      assertThat(Numbers.distance(got.to(ScalarType.Double), want)).isLessThan(1e-4);
      List<Tensor> wants = gradients(want, all(fine, leaf));
      List<Tensor> gots = gradients(got, all(coarse, small));
      for (int i = 0; i < wants.size(); i++) {
        assertThat(Numbers.distance(gots.get(i).to(ScalarType.Double), wants.get(i)))
            .as("%s, gradient %d", fine, i)
            .isLessThan(1e-3);
      }
    }
  }

  private static Tensor[] all(EquivariantLayer layer, Tensor x) {
    List<Tensor> all = new ArrayList<>(Params.trainable(layer).values());
    all.add(x);
    return all.toArray(Tensor[]::new);
  }

  /** More rows than one piece holds, and more channels than a piece has places. */
  @Test
  void piecesDoNotShow() {
    CliffordAlgebra algebra = CliffordAlgebra.of(1, -1);
    for (long[] shape : new long[][] {{4, 300, 7}, {4, 3, 700}, {4, 1, 1}}) {
      for (GeometricProduct.Config config :
          List.of(
              new GeometricProduct.Config(shape[2], algebra.paths(), false, null),
              new GeometricProduct.Config(shape[2], algebra.paths()))) {
        GeometricProduct layer = config.init(new Rng(5));
        GeometricProduct fine = Params.to(layer, Torch.device("cpu"), ScalarType.Double);
        Tensor leaf = new Rng(3).normal(shape).set_requires_grad(true);
        Tensor same = leaf.detach().to(ScalarType.Double).set_requires_grad(true);
        Tensor got = layer.apply(leaf, algebra);
        Tensor want = fine.apply(same, algebra);
        assertThat(Numbers.distance(got.to(ScalarType.Double), want)).isLessThan(1e-5);
        List<Tensor> gots = gradients(got, all(layer, leaf));
        List<Tensor> wants = gradients(want, all(fine, same));
        for (int i = 0; i < wants.size(); i++) {
          assertThat(Numbers.distance(gots.get(i).to(ScalarType.Double), wants.get(i)))
              .as("%s, gradient %d", config, i)
              .isLessThan(config.normalization() == null ? 1e-5 : 1e-3); // q near 0 is steep
        }
      }
    }
  }

  @Test
  void nothingIsLeftBehind() {
    CliffordAlgebra algebra = CliffordAlgebra.of(1, 1, 1);
    Rng rng = new Rng(3);
    Tensor x = rng.normal(8, BATCH, IN).set_requires_grad(true);
    Tensor w = rng.normal(OUT, IN, 20).set_requires_grad(true);
    GeometricProduct layer = new GeometricProduct.Config(IN, algebra.paths()).init(rng);
    LeakExtension.assertNoGrowth(
        10,
        () -> {
          factorised(x, x.mul(Tensors.scalar(2)), w, algebra).sum().backward();
          layer.apply(x, algebra).sum().backward();
        });
  }
}
