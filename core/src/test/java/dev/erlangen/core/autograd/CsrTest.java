package dev.erlangen.core.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.tensor.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.junit.jupiter.api.Test;

class CsrTest {
  private static final int[] ROW = {2, 0, 2, 3, 0, 2};
  private static final int[] COLUMN = {1, 1, 0, 1, 0, 1};

  @Test
  void sortsByRowAndKeepsTheOrderWithin() {
    try (PointerScope scope = new PointerScope()) {
      Csr e = Csr.of(5, 2, ROW, COLUMN);
      assertThat(Tensors.longs(e.pointer())).containsExactly(0, 2, 2, 5, 6, 6);
      assertThat(Tensors.longs(e.row())).containsExactly(0, 0, 2, 2, 2, 3);
      assertThat(Tensors.longs(e.column())).containsExactly(1, 0, 1, 0, 1, 1);
      assertThat(Tensors.longs(e.order())).containsExactly(1, 4, 0, 2, 5, 3);
      assertThat(Tensors.doubles(e.degree(Tensors.of(new double[1]))))
          .containsExactly(2, 0, 3, 1, 0);
      assertThat(e).hasToString("Csr(5 rows, 2 columns, 6 edges)");
    }
  }

  @Test
  void theTransposeHoldsTheSameEdges() {
    try (PointerScope scope = new PointerScope()) {
      Csr e = Csr.of(5, 2, ROW, COLUMN);
      Csr t = e.transpose();
      assertThat(t.rows()).isEqualTo(2);
      assertThat(t.columns()).isEqualTo(5);
      assertThat(Tensors.longs(t.pointer())).containsExactly(0, 2, 6);
      assertThat(Tensors.longs(t.row())).containsExactly(0, 0, 1, 1, 1, 1);
      assertThat(Tensors.longs(t.column())).containsExactly(0, 2, 0, 2, 2, 3);
      assertThat(Tensors.longs(t.order())).containsExactly(1, 3, 0, 2, 4, 5);
      assertThat(t.transpose()).isSameAs(e);
      Csr moved = e.to(new Device("cpu"));
      assertThat(moved.transpose().transpose()).isSameAs(moved);
      assertThat(Tensors.longs(moved.transpose().column())).containsExactly(0, 2, 0, 2, 2, 3);
    }
  }

  @Test
  void segmentsAreRowsOfConsecutiveColumns() {
    try (PointerScope scope = new PointerScope()) {
      Csr e = Csr.segments(2, 0, 3);
      assertThat(Tensors.longs(e.pointer())).containsExactly(0, 2, 2, 5);
      assertThat(Tensors.longs(e.column())).containsExactly(0, 1, 2, 3, 4);
      assertThat(Csr.segments().edges()).isZero();
    }
  }

  @Test
  void hostileIndicesAreRefused() {
    assertThatThrownBy(() -> Csr.of(3, 3, new int[] {0, 3}, new int[] {0, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row of edge 1 must be in [0, 3), got 3");
    assertThatThrownBy(() -> Csr.of(3, 2, new int[] {0}, new int[] {-1}))
        .hasMessage("column of edge 0 must be in [0, 2), got -1");
    assertThatThrownBy(() -> Csr.of(3, 2, new long[] {1L << 32}, new long[] {0}))
        .hasMessage("row of edge 0 must fit 32 bits, got 4294967296");
    assertThatThrownBy(() -> Csr.of(3, 2, new int[2], new int[1]))
        .hasMessageContaining("got 2 rows and 1 columns");
    assertThatThrownBy(() -> Csr.of(-1, 2, new int[0], new int[0])).hasMessageContaining("rows");
    assertThatThrownBy(() -> Csr.of(0, 1, new int[1], new int[1])).hasMessageContaining("[0, 0)");
    assertThatThrownBy(() -> Csr.segments(1, -1)).hasMessageContaining("length of a segment");
    assertThatThrownBy(() -> Csr.segments(Integer.MAX_VALUE, 5)).hasMessageContaining("do not fit");
  }
}
