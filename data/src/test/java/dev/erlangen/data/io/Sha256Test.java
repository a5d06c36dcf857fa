package dev.erlangen.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class Sha256Test {
  @Test
  void numbersAreTheirBytesWhereverTheyAreCut() {
    double[] all = DoubleStream.iterate(0.1, x -> x * 1.001).limit(10_000).toArray();
    ByteBuffer bytes = ByteBuffer.allocate(8 * all.length);
    bytes.asDoubleBuffer().put(all);
    assertThat(Sha256.of(all)).isEqualTo(Sha256.of(bytes.array()));
    double[] first = DoubleStream.of(all).limit(4097).toArray();
    double[] rest = DoubleStream.of(all).skip(4097).toArray();
    assertThat(Sha256.of(first, new double[0], rest)).isEqualTo(Sha256.of(all));
    all[9_999] = 0;
    assertThat(Sha256.of(first, rest)).isNotEqualTo(Sha256.of(all));
  }
}
