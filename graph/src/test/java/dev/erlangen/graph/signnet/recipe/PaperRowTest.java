package dev.erlangen.graph.signnet.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.core.Rng;
import dev.erlangen.core.params.Params;
import dev.erlangen.graph.signnet.SignAmbiguity;
import dev.erlangen.graph.signnet.molecule.Encoding;
import dev.erlangen.graph.signnet.molecule.MoleculeNet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rows of the table have the numbers of parameters that the official code reports. */
class PaperRowTest {
  private static long count(Base base, PaperRow.Kind kind) {
    MoleculeSettings s = PaperRow.of(base, kind).settings(1, 1, 1, false);
    return Params.count(
        new MoleculeNet.Config(
                base.config(1.1),
                encoding(s, kind),
                28,
                4,
                s.network().hidden(),
                s.network().layers(),
                s.network().readout())
            .init(new Rng(0)));
  }

  private static @Nullable Encoding encoding(MoleculeSettings s, PaperRow.Kind kind) {
    return switch (kind) {
      case NONE -> null;
      case SIGNNET_FEW, SIGNNET_ALL -> s.signNet();
      default -> s.plain(SignAmbiguity.FLIP);
    };
  }

  @Test
  void gatedGcn() {
    assertThat(count(Base.GATEDGCN, PaperRow.Kind.NONE)).isEqualTo(491_597);
    assertThat(count(Base.GATEDGCN, PaperRow.Kind.FLIP)).isEqualTo(492_290);
    assertThat(count(Base.GATEDGCN, PaperRow.Kind.SIGNNET_FEW)).isEqualTo(494_815);
    assertThat(count(Base.GATEDGCN, PaperRow.Kind.SIGNNET_ALL)).isEqualTo(491_138);
  }

  @Test
  void gin() {
    assertThat(count(Base.GIN, PaperRow.Kind.NONE)).isEqualTo(497_394);
    assertThat(count(Base.GIN, PaperRow.Kind.FLIP)).isEqualTo(498_492);
    assertThat(count(Base.GIN, PaperRow.Kind.SIGNNET_FEW)).isEqualTo(495_472);
  }

  @Test
  void theTransformerPutsEigenvectorsBesideTheAtoms() {
    long without = count(Base.TRANSFORMER, PaperRow.Kind.NONE);
    long embedded = 16 * 80 + 80;
    long joined = 2 * 80 * 80 + 80;
    assertThat(count(Base.TRANSFORMER, PaperRow.Kind.FLIP)).isEqualTo(without + embedded + joined);
  }

  @Test
  void packingIsForTheMaskedEncodingOnly() {
    assertThatThrownBy(() -> new PaperSettings.Row(Base.GATEDGCN, PaperRow.Kind.SIGNNET_FEW, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("row.packed needs row.encoding = signnet_all");
  }
}
