package dev.erlangen.core.io;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** The element types of safetensors files and their libtorch counterparts. */
public enum Dtype {
  F64(8, ScalarType.Double),
  F32(4, ScalarType.Float),
  F16(2, ScalarType.Half),
  BF16(2, ScalarType.BFloat16),
  F8_E4M3(1, ScalarType.Float8_e4m3fn),
  F8_E5M2(1, ScalarType.Float8_e5m2),
  F8_E8M0(1, ScalarType.Float8_e8m0fnu),
  C64(8, ScalarType.ComplexFloat),
  I64(8, ScalarType.Long),
  I32(4, ScalarType.Int),
  I16(2, ScalarType.Short),
  I8(1, ScalarType.Char),
  U64(8, ScalarType.UInt64),
  U32(4, ScalarType.UInt32),
  U16(2, ScalarType.UInt16),
  U8(1, ScalarType.Byte),
  BOOL(1, ScalarType.Bool);

  private final int bytes;
  private final ScalarType scalarType;

  Dtype(int bytes, ScalarType scalarType) {
    this.bytes = bytes;
    this.scalarType = scalarType;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }

  /** The libtorch type. */
  public ScalarType scalarType() {
    return scalarType;
  }

  static Optional<Dtype> of(ScalarType type) {
    return Arrays.stream(values()).filter(d -> d.scalarType == type).findFirst();
  }
}
