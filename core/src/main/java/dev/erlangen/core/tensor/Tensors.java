package dev.erlangen.core.tensor;

import dev.erlangen.core.Check;
import dev.erlangen.core.Torch;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Makes tensors from Java values and Java values from tensors. */
public final class Tensors {
  private Tensors() {}

  /** float32 tensor of the given shape, row-major; without a shape a vector. */
  public static Tensor of(float[] values, long... shape) {
    return Tensor.create(values, checked(values.length, shape));
  }

  /** float64 tensor of the given shape, row-major; without a shape a vector. */
  public static Tensor of(double[] values, long... shape) {
    return Tensor.create(values, checked(values.length, shape));
  }

  /** int64 tensor of the given shape, row-major; without a shape a vector. */
  public static Tensor of(long[] values, long... shape) {
    return Tensor.create(values, checked(values.length, shape));
  }

  /** int32 tensor of the given shape, row-major; without a shape a vector. */
  public static Tensor of(int[] values, long... shape) {
    return Tensor.create(values, checked(values.length, shape));
  }

  /** bool tensor of the given shape, row-major; without a shape a vector. */
  public static Tensor of(boolean[] values, long... shape) {
    return Tensor.create(values, checked(values.length, shape));
  }

  private static long[] checked(int length, long[] shape) {
    Torch.load();
    if (shape.length == 0) {
      return new long[] {length};
    }
    long product = 1;
    for (long s : shape) {
      product = Math.multiplyExact(product, Check.notNegative("size", s));
    }
    Check.that(
        product == length,
        "shape %s needs %d values, got %d",
        Arrays.toString(shape),
        product,
        length);
    return shape;
  }

  /** Copies all elements, row-major, as double; any dtype and device. */
  public static double[] doubles(Tensor t) {
    try (PointerScope scope = new PointerScope()) {
      double[] out = new double[length(t)];
      if (out.length > 0) {
        onCpu(t, ScalarType.Double).<DoubleBuffer>createBuffer().get(out);
      }
      return out;
    }
  }

  /** Copies all elements, row-major, as float; any dtype and device. */
  public static float[] floats(Tensor t) {
    try (PointerScope scope = new PointerScope()) {
      float[] out = new float[length(t)];
      if (out.length > 0) {
        onCpu(t, ScalarType.Float).<FloatBuffer>createBuffer().get(out);
      }
      return out;
    }
  }

  /** Copies all elements, row-major, as long; any dtype and device, fractions are cut off. */
  public static long[] longs(Tensor t) {
    try (PointerScope scope = new PointerScope()) {
      long[] out = new long[length(t)];
      if (out.length > 0) {
        onCpu(t, ScalarType.Long).<LongBuffer>createBuffer().get(out);
      }
      return out;
    }
  }

  private static int length(Tensor t) {
    Check.that(t.numel() <= Integer.MAX_VALUE - 8, "%d elements do not fit an array", t.numel());
    return (int) t.numel();
  }

  private static Tensor onCpu(Tensor t, ScalarType type) {
    return t.detach().to(new Device("cpu"), type).contiguous();
  }

  /**
   * Returns what {@code make} makes, in a form that outlives every {@link PointerScope}; all else
   * that it allocates is freed. For parameters, optimiser state and caches.
   */
  public static Tensor kept(Supplier<Tensor> make) {
    try (PointerScope scope = new PointerScope()) {
      return keep(new Tensor(make.get()));
    }
  }

  /** Takes {@code pointer} out of the scope it was made in: it lives until it is collected. */
  public static <P extends Pointer> P keep(P pointer) {
    return pointer.retainReference();
  }

  /** Returns the single element of {@code t}. */
  public static double item(Tensor t) {
    return t.item_double();
  }

  /** Options with the dtype and device of {@code like}. */
  public static TensorOptions optionsOf(Tensor like) {
    return new TensorOptions(like.scalar_type()).device(new DeviceOptional(like.device()));
  }

  /** Converts {@code t} to the dtype and device of {@code like}. */
  public static Tensor like(Tensor t, Tensor like) {
    return t.to(like.device(), like.scalar_type());
  }

  /** Concatenates along {@code dim}. */
  public static Tensor cat(long dim, Tensor... parts) {
    return torch.cat(new TensorVector(parts), dim);
  }

  /** Stacks along a new dimension {@code dim}. */
  public static Tensor stack(long dim, Tensor... parts) {
    return torch.stack(new TensorVector(parts), dim);
  }

  /** A scalar of double precision. */
  public static Scalar scalar(double value) {
    return new Scalar(value);
  }

  /** Returns the shape as text, {@code (3, 4)}. */
  public static String shape(Tensor t) {
    return Arrays.toString(t.shape()).replace('[', '(').replace(']', ')');
  }
}
