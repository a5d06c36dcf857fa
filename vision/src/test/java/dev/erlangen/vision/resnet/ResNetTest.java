package dev.erlangen.vision.resnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.core.Mode;
import dev.erlangen.core.Rng;
import dev.erlangen.core.Torch;
import dev.erlangen.core.params.Params;
import dev.erlangen.core.tensor.Tensors;
import dev.erlangen.testkit.GradientCheck;
import dev.erlangen.testkit.LeakExtension;
import dev.erlangen.testkit.RoundTrip;
import dev.erlangen.vision.care.ContrastiveEncoder;
import dev.erlangen.vision.care.ImageNetEncoder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class ResNetTest {
  @Test
  void publishedSizes() {
    ContrastiveEncoder small = ContrastiveEncoder.published(Depth.RESNET18, new Rng(0));
    assertThat(Params.count(small.f())).isEqualTo(11_168_832);
    assertThat(Params.count(small.g())).isEqualTo(262_144 + 1_024 + 65_664);
    assertThat(Params.named(small).keySet())
        .contains("f.0.weight", "f.1.running_var", "f.3.0.conv1.weight", "g.3.bias")
        .contains("f.6.1.bn2.bias", "f.4.0.downsample.0.weight", "f.4.0.downsample.1.weight");
    assertThat(small.features()).isEqualTo(512);
    assertThat(new ResNet.Config(Depth.RESNET50, Stem.SMALL).features()).isEqualTo(2048);
  }

  @Test
  void torchvisionSizes() {
    ImageNetEncoder large =
        ImageNetEncoder.of(new ResNet.Config(Depth.RESNET50, Stem.LARGE), 128, new Rng(0));
    // torchvision's 25 557 032 without its classifier, and the head.
    assertThat(Params.count(large.f())).isEqualTo(25_557_032 - 2_049_000);
    assertThat(Params.count(large.fc())).isEqualTo(2048 * 2048 + 2048 + 2048 * 128 + 128);
    assertThat(Params.named(large).keySet())
        .contains("conv1.weight", "layer4.2.bn3.running_mean", "fc.0.weight", "fc.2.bias");
    assertThat(Params.count(new ResNet.Config(Depth.RESNET18, Stem.LARGE).init(new Rng(0))))
        .isEqualTo(11_689_512 - 513_000);
  }

  @Test
  void stagesHalveTheImageAndLargeOnesArePooled() {
    Tensor x = new Rng(1).normal(2, 3, 64, 64);
    ResNet net = new ResNet.Config(Depth.RESNET18, Stem.LARGE, 3, 2).init(new Rng(1));
    Map<String, Long> rows = new TreeMap<>();
    Mode mode = Mode.EVAL.tracing((name, space, value) -> rows.put(name, value.size(2)));
    assertThat(net.forward(x, mode).shape()).containsExactly(2, 16);
    assertThat(rows.values()).containsExactly(16L, 8L, 4L, 2L);
    ResNet small = new ResNet.Config(Depth.RESNET18, Stem.SMALL, 3, 2).init(new Rng(1));
    small.forward(x, mode);
    assertThat(rows.values()).containsExactly(64L, 32L, 16L, 8L);
  }

  private static <M> M wide(M model) {
    return Params.to(model, Torch.device("cpu"), ScalarType.Double);
  }

  /**
   * Small weights and large shifts: no unit is near the kink of its ReLU, where differences fail.
   */
  private static <M> M smooth(M model) {
    M wide = wide(model);
    Params.trainable(wide)
        .forEach(
            (name, t) -> {
              if (t.dim() == 4) {
                t.detach().mul_(Tensors.scalar(0.1));
              } else if (name.endsWith("bias")) {
                t.detach().add_(Tensors.scalar(3));
              }
            });
    return wide;
  }

  @Test
  void gradients() {
    Rng rng = new Rng(2);
    Tensor x = rng.normal(3, 2, 6, 6).to(ScalarType.Double);
    for (Depth depth : List.of(Depth.RESNET18, Depth.RESNET50)) {
      ResNet net = smooth(new ResNet.Config(depth, Stem.SMALL, 2, 1).init(rng));
      GradientCheck.check(net, List.of(), () -> net.forward(x, Mode.EVAL));
    }
    SmallConvNet plain = smooth(new SmallConvNet.Config(2, 2, 3).init(rng));
    GradientCheck.check(plain, List.of(), () -> plain.forward(x, Mode.EVAL));
  }

  @Test
  void batchesTogetherAreBatchesOneByOne() {
    Rng rng = new Rng(7);
    List<Tensor> views =
        List.of(
            rng.normal(3, 3, 8, 8).to(ScalarType.Double),
            rng.normal(3, 3, 8, 8).to(ScalarType.Double));
    ResNet together = wide(new ResNet.Config(Depth.RESNET18, Stem.SMALL, 3, 2).init(new Rng(8)));
    ResNet apart = Params.copy(together);
    Tensor sum = null;
    List<Tensor> joint = together.forwardAll(views, Mode.train(rng));
    for (int v = 0; v < 2; v++) {
      Tensor one = apart.forward(views.get(v), Mode.train(rng));
      assertThat(Tensors.doubles(joint.get(v)))
          .containsExactly(Tensors.doubles(one), within(1e-12));
      sum = sum == null ? one.square().sum() : sum.add(one.square().sum());
    }
    Objects.requireNonNull(sum).backward();
    joint.get(0).square().sum().add(joint.get(1).square().sum()).backward();
    Map<String, Tensor> twin = Params.named(apart);
    Params.named(together)
        .forEach(
            (name, t) -> {
              Tensor other = Objects.requireNonNull(twin.get(name));
              Tensor a = t.requires_grad() ? t.grad() : t;
              Tensor b = t.requires_grad() ? other.grad() : other;
              assertThat(Tensors.doubles(a))
                  .as(name)
                  .containsExactly(Tensors.doubles(b), within(1e-9));
            });
    assertThat(together.forwardAll(views.subList(0, 1), Mode.EVAL)).hasSize(1);
  }

  @Test
  void roundTrip() {
    Tensor x = new Rng(3).normal(2, 3, 8, 8);
    ResNet.Config config = new ResNet.Config(Depth.RESNET18, Stem.SMALL, 3, 2);
    RoundTrip.check(
        ContrastiveEncoder.of(config.init(new Rng(4)), 8, 4, new Rng(4)),
        ContrastiveEncoder.of(config.init(new Rng(5)), 8, 4, new Rng(5)),
        m -> m.embed(x, Mode.EVAL));
  }

  @Test
  void aStepLeavesNothingBehind() {
    Rng rng = new Rng(6);
    Tensor x = rng.normal(4, 3, 8, 8);
    ResNet net = new ResNet.Config(Depth.RESNET18, Stem.SMALL, 3, 2).init(rng);
    LeakExtension.assertNoGrowth(
        5, () -> net.forward(x, Mode.train(rng)).square().sum().backward());
  }

  @Test
  void mistakesAreNamed() {
    ResNet net = new ResNet.Config(Depth.RESNET18, Stem.SMALL, 3, 2).init(new Rng(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> net.forward(new Rng(0).normal(2, 1, 8, 8), Mode.EVAL))
        .withMessage("images must have shape (B, 3, H, W), got (2, 1, 8, 8)");
    assertThat(Tensors.shape(net.forward(new Rng(0).normal(2, 3, 1, 1), Mode.EVAL)))
        .isEqualTo("(2, 16)");
  }
}
