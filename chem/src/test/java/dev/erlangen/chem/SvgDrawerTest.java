package dev.erlangen.chem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.molecule.MoleculeDrawer;
import dev.erlangen.data.molecule.MoleculeGenerator;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SvgDrawerTest {
  private static final MoleculeDrawer DRAWER = MoleculeDrawer.find().orElseThrow();
  private static final Pattern NUMBER = Pattern.compile("[ML](-?[0-9.]+) (-?[0-9.]+)");

  private static Element svg(Graph molecule) throws Exception {
    String text = DRAWER.draw(molecule, 200, 160);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)))
        .getDocumentElement();
  }

  @Test
  void drawsOneLinePerElectronPairAndLabelsHeteroatoms() throws Exception {
    Element acid = svg(new SmilesReader().parse("C#CC(=O)O"));
    String path = ((Element) acid.getElementsByTagName("path").item(0)).getAttribute("d");
    assertThat(path.chars().filter(c -> c == 'M').count()).isEqualTo(3 + 1 + 2 + 1);
    assertThat(acid.getElementsByTagName("text").item(0).getTextContent()).isEqualTo("O");
    assertThat(acid.getElementsByTagName("text").item(1).getTextContent()).contains("OH");
    assertThat(acid.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("C#CC(O)=O");
  }

  @Test
  void staysInsideThePicture() throws Exception {
    for (int seed = 0; seed < 30; seed++) {
      Graph molecule = MoleculeGenerator.generate(seed, 9 + seed % 22);
      Element drawing = svg(molecule);
      String path = ((Element) drawing.getElementsByTagName("path").item(0)).getAttribute("d");
      Matcher points = NUMBER.matcher(path);
      int count = 0;
      while (points.find()) {
        count++;
        assertThat(Double.parseDouble(points.group(1))).isBetween(10.0, 190.0);
        assertThat(Double.parseDouble(points.group(2))).isBetween(10.0, 150.0);
      }
      assertThat(count).isGreaterThanOrEqualTo(molecule.arcs());
      assertThat(drawing.getAttribute("viewBox")).isEqualTo("0 0 200 160");
    }
  }

  @Test
  void refusesWhatIsNotAMolecule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DRAWER.draw(Graph.undirected(2, new int[] {0}, new int[] {1}), 200, 160));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DRAWER.draw(new SmilesReader().parse("C".repeat(500)), 200, 160))
        .withMessage("a drawing shows at most 400 atoms, got 500");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DRAWER.draw(new SmilesReader().parse("CC"), 5, 160))
        .withMessageContaining("width of a drawing");
  }
}
