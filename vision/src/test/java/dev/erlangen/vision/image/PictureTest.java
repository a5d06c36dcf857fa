package dev.erlangen.vision.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.erlangen.data.image.ImageSet;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTest {
  private static BufferedImage decoded(Picture picture) throws IOException {
    String data = picture.dataUri().substring("data:image/png;base64,".length());
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
  }

  @Test
  void pixelsSurviveThePng() throws IOException {
    float[] values = {0, 1, 0.2f, 0.4f, -1, 2};
    BufferedImage image = decoded(new Picture(3, 1, 2, values));
    assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0x003300);
    assertThat(image.getRGB(1, 0) & 0xffffff).isEqualTo(0xff66ff);
    BufferedImage grey = decoded(new Picture(1, 2, 1, new float[] {1, 0}));
    assertThat(grey.getRGB(0, 0) & 0xffffff).isEqualTo(0xffffff);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Picture(3, 2, 2, new float[5]))
        .withMessageContaining("needs 12 values, got 5");
  }

  @Test
  void gridsEscapeTheirTexts() {
    Picture dot = new Picture(1, 1, 1, new float[] {1});
    PictureGrid grid =
        new PictureGrid(
            List.of("<a>"), List.of(new PictureGrid.Row("b \"&\" c", List.of(dot, dot))), 8);
    assertThat(grid.html())
        .contains("&lt;a>", "b &quot;&amp;&quot; c", "width=\"8\"")
        .doesNotContain("<a>");
  }

  @Test
  void histogramsCountEverything() {
    Histogram h = Histogram.of(new double[] {-5, -1, -0.1, 0.1, 0.99, 1, 7}, -1, 1, 4);
    assertThat(h.counts()).containsExactly(2, 1, 1, 3);
    assertThat(h.svg("cosines")).contains("-1.000", "1.000").doesNotContain("NaN");
  }

  @Test
  void digitsAndTheirColours() {
    ImageSet digits = GlyphDigits.create(30, 10, 16, 5);
    assertThat(digits.label(13)).isEqualTo(3);
    assertThat(GlyphDigits.create(30, 10, 16, 5).sha256()).isEqualTo(digits.sha256());
    assertThat(GlyphDigits.create(30, 10, 16, 6).sha256()).isNotEqualTo(digits.sha256());
    Colouring coloured = Colouring.of(digits, 2);
    int brightest = 0;
    for (int p = 0; p < 256; p++) {
      int ink = digits.pixels()[p] & 0xff;
      int most = 0;
      for (int c = 0; c < 3; c++) {
        most = Math.max(most, coloured.set().pixels()[c * 256 + p] & 0xff);
      }
      assertThat(most).isBetween(ink - 1, ink);
      brightest = Math.max(brightest, ink);
    }
    assertThat(brightest).isGreaterThan(150);
    assertThat(coloured.distance(0, 0)).isZero();
    assertThat(new Colouring(coloured.set(), new double[] {0.9, 0.1}).distance(0, 1))
        .isCloseTo(0.2, within(1e-12));
    ImageSet half = Halving.of(digits, 20, 5);
    assertThat(half.size()).isEqualTo(25);
    assertThat(half.label(20)).isEqualTo(digits.label(30));
    int sum = 0;
    for (int p : new int[] {0, 1, 16, 17}) {
      sum += digits.pixels()[7 * 256 + 6 * 16 + 6 + p] & 0xff;
    }
    assertThat(half.pixels()[7 * 64 + 3 * 8 + 3] & 0xff).isEqualTo((sum + 2) / 4);
  }
}
