package dev.erlangen.topology.complex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.tensor.Tensors;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComplexBatchTest {
  private static TypedComplex triangle(boolean filled) {
    ComplexBuilder builder =
        CombinatorialComplex.builder(3).cell(1, 0, 1).cell(1, 1, 2).cell(1, 0, 2);
    return TypedComplex.plain((filled ? builder.cell(2, 0, 1, 2) : builder).build());
  }

  @Test
  void indicesAreOffsetByTheTrueNumbersOfCells() {
    ComplexBatch batch = ComplexBatch.of(triangle(true), triangle(false), triangle(true));
    assertThat(batch.count(2)).isEqualTo(2);
    assertThat(Tensors.longs(batch.incidence(0, 2).row())).containsExactly(0, 0, 0, 1, 1, 1);
    assertThat(Tensors.longs(batch.incidence(0, 2).column())).containsExactly(0, 1, 2, 6, 7, 8);
    assertThat(batch.cells(2).rows()).isEqualTo(3);
    assertThat(batch.product(0, 2).rows()).isEqualTo(6);
    assertThat(batch.incidence(2, 0).rows()).isEqualTo(9);
  }

  @Test
  void aComplexWithoutCellsAtTheEndKeepsItsPlace() {
    ComplexBatch batch = ComplexBatch.of(triangle(true), triangle(false));
    assertThat(batch.cells(2).rows()).isEqualTo(2);
    assertThat(batch.product(0, 2).ofLow().rows()).isEqualTo(6);
    assertThat(batch.neighbours(1, 2).edges().edges()).isEqualTo(6);
    ComplexBatch empty = ComplexBatch.of(triangle(false));
    assertThat(empty.incidence(1, 2).edges()).isZero();
    assertThat(empty.product(0, 2).rows()).isZero();
    assertThat(empty.product(0, 2).marks(Marks.DISTANCE).numel()).isZero();
  }

  @Test
  void pairsOfACellAreConsecutive() {
    ComplexBatch batch = ComplexBatch.of(triangle(true), triangle(true));
    ProductRows rows = batch.product(0, 1);
    assertThat(Tensors.longs(rows.ofLow().row()))
        .containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5);
    assertThat(Tensors.longs(rows.ofHigh().transpose().column()))
        .containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5, 3, 4, 5);
    // 6 ordered pairs of nodes × 3 edges, in both complexes
    assertThat(rows.lowAdjacency(batch.first(1)).edges().edges()).isEqualTo(36);
  }

  @Test
  void aBatchNeedsAComplexAndEqualColumns() {
    assertThatThrownBy(() -> ComplexBatch.of(List.of())).hasMessageContaining("at least one");
    TypedComplex other = TypedComplex.uniform(triangle(true).complex());
    assertThatThrownBy(() -> ComplexBatch.of(triangle(true), other))
        .hasMessageContaining("equally many columns of features of rank 0, got 0 and 1");
  }
}
