package dev.erlangen.weights.adapter;

import dev.erlangen.core.Check;
import dev.erlangen.core.tensor.Tensors;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** Puts the tensors of a file together to pairs; what belongs to no pair is extra. */
final class Pairs {
  private static final Set<ScalarType> TYPES =
      Set.of(ScalarType.Half, ScalarType.BFloat16, ScalarType.Float, ScalarType.Double);

  private final Path file;
  private final Dialect dialect;
  private final @Nullable PeftConfig config;
  private final Map<String, EnumMap<Role, Tensor>> modules = new TreeMap<>(NaturalOrder.INSTANCE);
  private final Map<String, Tensor> extra = new LinkedHashMap<>();

  Pairs(Path file, Dialect dialect, @Nullable PeftConfig config) {
    this.file = file;
    this.dialect = dialect;
    this.config = config;
  }

  void add(String name, Tensor tensor) {
    Check.that(
        !tensor.is_floating_point() || isFinite(tensor),
        "%s: tensor '%s' has entries that are NaN or infinite",
        file,
        name);
    Key key = dialect.key(name).orElse(null);
    if (key == null) {
      extra.put(PeftDialect.stripped(name), tensor);
      return;
    }
    Check.that(
        TYPES.contains(tensor.scalar_type().intern()) || isCount(key.role(), tensor),
        "%s: tensor '%s' is of type %s; F16, BF16, F32 and F64 are read",
        file,
        name,
        tensor.scalar_type());
    Tensor before =
        modules
            .computeIfAbsent(key.module(), k -> new EnumMap<>(Role.class))
            .put(key.role(), tensor);
    Check.that(
        before == null,
        "%s: module '%s' has two tensors for %s; save one adapter per file",
        file,
        key.module(),
        key.role());
  }

  /** Some tools store alpha as an integer. */
  private static boolean isCount(Role role, Tensor tensor) {
    return role == Role.ALPHA && torch.isIntegralType(tensor.scalar_type(), false);
  }

  private static boolean isFinite(Tensor t) {
    // A finite sum has finite terms, and one pass of a sum is cheaper than a test of each.
    ScalarType type = t.scalar_type().intern();
    ScalarType wide = type == ScalarType.Double ? type : ScalarType.Float;
    return Double.isFinite(Tensors.item(t.sum(new ScalarTypeOptional(wide))))
        || Tensors.item(t.isfinite().all()) == 1;
  }

  Adapter adapter() {
    Map<String, LoraPair> pairs = new LinkedHashMap<>();
    modules.forEach(
        (module, parts) -> {
          if (parts.containsKey(Role.MAGNITUDE)) {
            extra.put(module + Adapter.MAGNITUDE, part(parts, Role.MAGNITUDE));
          }
          if (parts.containsKey(Role.BIAS)) {
            extra.put(module + ".lora_B.bias", part(parts, Role.BIAS));
          }
          boolean embedding = parts.containsKey(Role.EMBEDDING_UP);
          Role up = embedding ? Role.EMBEDDING_UP : Role.UP;
          Role down = embedding ? Role.EMBEDDING_DOWN : Role.DOWN;
          pairs.put(module, pair(module, parts, up, down));
        });
    Check.that(!pairs.isEmpty(), "%s holds no pair of low-rank factors", file);
    return new Adapter(dialect.format(), pairs, extra, config);
  }

  private LoraPair pair(String module, EnumMap<Role, Tensor> parts, Role upRole, Role downRole) {
    Tensor up = parts.get(upRole);
    Tensor down = parts.get(downRole);
    if (up == null || down == null) {
      throw new IllegalArgumentException(
          "%s: module '%s' has %s, but no %s"
              .formatted(
                  file,
                  module,
                  up != null ? upRole : down != null ? downRole : parts.keySet(),
                  up != null ? downRole : upRole));
    }
    boolean embedding = upRole == Role.EMBEDDING_UP;
    LoraPair.Kind kind =
        embedding
            ? LoraPair.Kind.EMBEDDING
            : down.dim() > 2 ? LoraPair.Kind.CONVOLUTION : LoraPair.Kind.LINEAR;
    boolean transposed =
        embedding || (config != null && config.transposed() && kind == LoraPair.Kind.LINEAR);
    try {
      LoraPair pair = new LoraPair(up, down, 1, kind, transposed);
      double scale = scale(module, pair.rank(), parts.get(Role.ALPHA));
      return new LoraPair(up, down, scale, kind, transposed);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: module '%s': %s".formatted(file, module, e.getMessage()), e);
    }
  }

  private double scale(String module, long rank, @Nullable Tensor alpha) {
    if (config != null) {
      Check.that(
          rank == config.rankOf(module),
          "its factors have rank %d, adapter_config.json says %d",
          rank,
          config.rankOf(module));
      return config.scaleOf(module);
    }
    if (alpha == null) {
      return 1;
    }
    Check.that(alpha.numel() == 1, "alpha must be one number, got shape %s", Tensors.shape(alpha));
    return Tensors.doubles(alpha)[0] / rank;
  }

  private static Tensor part(EnumMap<Role, Tensor> parts, Role role) {
    return Objects.requireNonNull(parts.get(role));
  }
}
