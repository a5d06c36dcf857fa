package dev.erlangen.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.data.graph.Graph;
import dev.erlangen.data.io.CsvInput;
import dev.erlangen.data.io.TextInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTextTest {
  private static TextInput text(String content) {
    return TextInput.of("t.txt", content.getBytes(StandardCharsets.UTF_8));
  }

  private static void fails(String content, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZincReader.readGraphs(text(content)))
        .withMessage("t.txt:" + message);
  }

  @Test
  void zincGraphsAndTables() {
    String graphs = "2\n3 2 -1.5\n0 2 1\n0 1 1\n1 2 2\n1 0 0.25\n9\n";
    List<Graph> read = ZincReader.readGraphs(text(graphs));
    Graph first = read.get(0);
    assertThat(first.nodeTypes().toArray()).containsExactly(0, 2, 1);
    assertThat(first.arcTypes().get(first.arc(2, 1), 0)).isEqualTo(2);
    assertThat(first.targets()).containsExactly(-1.5);
    assertThat(read.get(1).arcs()).isZero();
    String table = "-1.5\t0 2 1\t0,1,1 1,2,2\n0.25\t9\t\n";
    assertThat(ZincReader.readTable(text(table))).isEqualTo(read);
  }

  @Test
  void zincMistakesHaveTheirLine() {
    fails("1\n2 1 0\n0 28\n0 1 1\n", "3: atom type must be an integer in [0, 27], got '28'");
    fails(
        "1\n2 1 0\n0 1\n0 2 1\n", "4: second atom of a bond must be an integer in [0, 1], got '2'");
    fails("1\n2 1 0\n0 1\n0 1 0\n", "4: bond type must be an integer in [1, 3], got '0'");
    fails("1\n0 0 0\n\n", "2: number of atoms must be an integer in [1, 1000000], got '0'");
    fails("1\n2 1 0\n0 1 1\n0 1 1\n", "3: the line should end here, got '1'");
    fails("2\n1 0 0\n0\n", "3: the file ends where molecule 1 of 2 should follow");
    fails("0\nx\n", "2: the file should end here, got 'x'");
    fails("2147483647\n", "1: the file ends where molecule 0 of 2147483647 should follow");
    fails("1\n1000000 0 0\n0\n", "3: the line ends where atom type should follow");
    fails(
        "1\n2 2 0\n0 1\n0 1 1\n1 0 2\n",
        "5: arc 1 -> 0 is given twice; an undirected edge is given once, in either direction");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ZincReader.readTable(text("1.0\t0 0\n")))
        .withMessage("t.txt:1: a molecule has 3 columns separated by tabs, got 2");
  }

  @Test
  void nodeLists() {
    String content = "2\n3 5\n7 2 1 2\n8 1 0\n7 1 0\n1 -1\n0 0\n";
    List<Graph> graphs = NodeListReader.read(text(content));
    assertThat(graphs.get(0).sources()).containsExactly(1, 2, 0, 0);
    assertThat(graphs.get(0).nodeTypes().toArray()).containsExactly(7, 8, 7);
    assertThat(graphs.get(0).targets()).containsExactly(5);
    assertThat(graphs.get(1).targets()).containsExactly(-1);
    List<Graph> renumbered = Relabel.nodeTypes(Relabel.targets(graphs));
    assertThat(renumbered.get(0).nodeTypes().toArray()).containsExactly(1, 2, 1);
    assertThat(renumbered.get(0).targets()).containsExactly(1);
    assertThat(Relabel.classes(renumbered)).isEqualTo(2);
  }

  @Test
  void nodeListMistakesHaveTheirLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NodeListReader.read(text("1\n2 0\n0 1 1\n0 0\n")))
        .withMessage("t.txt:4: an edge of the graph that ends here is listed at one end only");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NodeListReader.read(text("1\n2 0\n0 1 2\n0 0\n")))
        .withMessage("t.txt:3: neighbour must be an integer in [0, 1], got '2'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NodeListReader.read(text("1\n9999999 0\n")))
        .withMessage("t.txt:2: the file ends where node 0 of 9999999 should follow");
  }

  @Test
  void moleculeNetRowsAndGraphsGoTogether() {
    String table = "id,smiles,y,z\na,CO,1,\nb,bad,0,0\nc,C,,2.5\n";
    String graphs =
        "3\n2 1\n5 0 4 5 3 0 2 0 0\n7 0 2 5 1 0 2 0 0\n0 1 0 0 0\n0 0\n1 0\n5 0 4 5 4 0 2 0 0\n";
    MoleculeNetReader.Molecules molecules =
        MoleculeNetReader.read(csv(table), text(graphs), "smiles", List.of("y", "z"));
    assertThat(molecules.smiles()).containsExactly("CO", "C");
    assertThat(molecules.rows()).containsExactly(0, 2);
    assertThat(molecules.graphs().get(0).targets()).containsExactly(1, Double.NaN);
    assertThat(molecules.graphs().get(1).targets()).containsExactly(Double.NaN, 2.5);
    assertThat(molecules.graphs().get(0).nodeTypes().get(1, 0)).isEqualTo(7);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MoleculeNetReader.read(
                    csv("smiles,y\nC,1\n"), text(graphs), "smiles", List.of("y")))
        .withMessage("t.txt:5: there are 3 graphs but only 1 rows in the table");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MoleculeNetReader.read(csv(table), text("0\n"), "smiles", List.of("y")))
        .withMessage("t.csv:2: the table has more rows than the 0 graphs");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                MoleculeNetReader.read(
                    csv(table), text("3\n1 0\n119 0 4 5 3 0 2 0 0\n"), "smiles", List.of("y")))
        .withMessage("t.txt:3: atom feature must be an integer in [0, 118], got '119'");
  }

  private static CsvInput csv(String content) {
    return CsvInput.of("t.csv", content.getBytes(StandardCharsets.UTF_8));
  }
}
