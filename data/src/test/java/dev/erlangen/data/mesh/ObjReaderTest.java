package dev.erlangen.data.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.erlangen.data.io.TextInput;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ObjReaderTest {
  private static final String SQUARE =
      "# a square\nv 0 0 0\nv 1 0 0 1.0\nv 1 1 0\nv 0 1 0\nvt 0 0\n";

  private static TriangleMesh read(String content) {
    return ObjReader.read(TextInput.of("m.obj", content.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void polygonsBecomeFans() {
    TriangleMesh mesh = read(SQUARE + "f 1/1 2//2 3/1/2 4\n");
    assertThat(mesh.triangles()).containsExactly(0, 1, 2, 0, 2, 3);
    assertThat(mesh.point(2, 1)).isEqualTo(1);
    MeshEdges edges = MeshEdges.of(mesh);
    assertThat(edges.count()).isEqualTo(5);
    assertThat(edges.eulerCharacteristic()).isEqualTo(1);
    assertThat(edges.first(4)).isEqualTo(2);
    assertThat(edges.second(4)).isEqualTo(3);
  }

  @Test
  void negativeIndicesCountBack() {
    assertThat(read(SQUARE + "f -4 -3 -1\n").triangles()).containsExactly(0, 1, 3);
  }

  @Test
  void sphereIsClosed() {
    assertThat(MeshEdges.of(TriangleMesh.sphere(2)).eulerCharacteristic()).isEqualTo(2);
  }

  @Test
  void mistakesHaveTheirLine() {
    fails("f 1 2 5\n", "7: a corner must name one of the 4 vertices so far");
    fails("f 1 2 0\n", "from 1 or from -1 back, got '0'");
    fails("f 1 2 -5\n", "got '-5'");
    fails("f 1 2 99999999999\n", "got '99999999999'");
    fails("f 1 2\n", "7: a face must have at least 3 corners, got 2");
    fails("f 1 2 2\n", "7: a face must not name a vertex twice, got vertex 1 again");
    fails("v 0 x 0\n", "7: coordinate must be a finite number, got 'x'");
    fails("v 0 0\n", "7: the line ends where coordinate should follow");
    fails("", "a mesh must have vertices and faces, got 4 and 0");
  }

  private static void fails(String more, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(SQUARE + more))
        .withMessageContaining(message);
  }
}
