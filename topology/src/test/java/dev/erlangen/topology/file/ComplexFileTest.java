package dev.erlangen.topology.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.erlangen.data.reader.Graph6;
import dev.erlangen.graph.generator.Families;
import dev.erlangen.topology.homology.CellComplex;
import dev.erlangen.topology.homology.Diameters;
import dev.erlangen.topology.homology.Field;
import dev.erlangen.topology.homology.TopologicalInvariants;
import dev.erlangen.topology.lifting.CliqueLifting;
import dev.erlangen.topology.lifting.CyclicLifting;
import dev.erlangen.topology.lifting.Lifting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplexFileTest {
  @TempDir Path folder;

  private List<ComplexFile.Named> read(String name, String content, Lifting... lifting)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    Optional<Lifting> only = lifting.length == 0 ? Optional.empty() : Optional.of(lifting[0]);
    return new ComplexFile(ComplexFormat.of(file), only).read(file);
  }

  private CellComplex one(String name, String content, Lifting... lifting) throws IOException {
    return read(name, content, lifting).get(0).complex();
  }

  @Test
  void textHasEdgesFacesSetsAndComments() throws IOException {
    CellComplex c =
        one(
            "a.txt",
            """
            # two squares and a triangle
            nodes 9
            face 0 1 2 3   # a square
            cell 4 2 3 5
            0,1            # named again
            edge 2 4
            edge 4 5
            5 3
            edge 6 7
            """);
    assertThat(c).hasToString("CellComplex(9, 8, 2)");
    assertThat(TopologicalInvariants.betti(c, Field.Q)).containsExactly(3, 0, 0);
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    CellComplex c =
        one(
            "a.json",
            """
            {"nodes": 9, "edges": [[6, 7], [2, 4], [4, 5], [3, 5]], "faces": [[0, 1, 2, 3]],
             "cells": [[4, 2, 3, 5]]}
            """);
    assertThat(c).hasToString("CellComplex(9, 8, 2)");
    assertThat(TopologicalInvariants.betti(c, Field.Q)).containsExactly(3, 0, 0);
  }

  @Test
  void meshesKeepTheirTrianglesAndLoseUnusedVertices() throws IOException {
    CellComplex c =
        one(
            "tetrahedron.obj",
            "v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nv 9 9 9\nf 1 2 3\nf 1 4 2\nf 2 4 3\nf 3 4 1\n");
    assertThat(c).hasToString("CellComplex(4, 6, 4)");
    assertThat(TopologicalInvariants.betti(c, Field.Q)).containsExactly(1, 0, 1);
  }

  @Test
  void graphsAreLiftedIfAskedFor() throws IOException {
    String graphs = Graph6.write(Families.complete(4)) + "\n" + Graph6.write(Families.cycle(5));
    assertThat(read("a.g6", graphs)).extracting(n -> n.complex().faces()).containsExactly(0, 0);
    assertThat(read("a.g6", graphs, new CliqueLifting(2)))
        .extracting(n -> n.name() + " " + n.complex().faces())
        .containsExactly("a.g6:1 4", "a.g6:2 0");
    assertThat(one("a.edges", "0 1\n1 2\n2 0\n2 3\n", new CyclicLifting(3, 6)).faces())
        .isEqualTo(1);
    assertThatThrownBy(() -> one("b.txt", "face 0 1 2\n", new CyclicLifting(3, 6)))
        .hasMessageContaining("b.txt: it has its faces already");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          a.txt  | §§                        | there is no cell in it
          a.txt  | face 0 1                  | :1: a face has at least three nodes, got 2
          a.txt  | face 0 1 1                | :1: this face names a node twice
          a.txt  | edge 0 1 2                | :1: an edge has two nodes, got 3
          a.txt  | 0 0                       | :1: this edge names a node twice
          a.txt  | 0 -1                      | :1: numbers are whole, from 0 on and have at most nine digits, got '-1'
          a.txt  | 0 999999999               | must be in [0, 999999], got 999999999
          a.txt  | 0 99999999999             | have at most nine digits, got '99999999999'
          a.txt  | nodes 2000000000          | have at most nine digits, got '2000000000'
          a.txt  | nodes 2 3                 | :1: 'nodes' takes one number, got 2
          a.txt  | nodes 0                   | number of nodes
          a.txt  | tetrahedron 0 1 2 3       | got 'tetrahedron'
          a.txt  | cell 0 1 2                | its edges form no cycle
          a.json | {"faces": [[0, 1, 2],     | is not JSON
          a.json | []                        | must hold a JSON object
          a.json | {"face": []}              | key of
          a.json | {"faces": [[0, 1, 1.5]]}  | faces[0][2] must be a node
          a.json | {"faces": [[0, 1, 1]]}    | faces[0]: this face names a node twice
          a.json | {"edges": [[0, -1]]}      | edges[0]: node of this edge
          a.json | {"edges": 3}              | 'edges' must be a list
          a.json | {"nodes": 1e99}           | 'nodes' must be an integer
          a.g6   | §§                        | there is no graph in it
          a.g6   | !!                        | graph6
          a.obj  | v 0 0 0                   | a mesh must have vertices and faces
          a.png  | 0 1                       | its name does not say what it holds
          """)
  void mistakesNameTheFileAndThePlace(String name, String content, String message) {
    assertThatThrownBy(() -> read(name, content))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(message);
  }

  @Test
  void aSetWithSeveralCyclesNeedsItsCycle() {
    assertThatThrownBy(() -> read("a.txt", "0 1\n1 2\n2 3\n3 0\n0 2\n1 3\ncell 0 1 2 3\n"))
        .hasMessageContaining("several cycles run through its nodes: give the cycle");
  }

  @Test
  void nodesAloneAreAComplex() throws IOException {
    for (int n : new int[] {1, 3}) {
      CellComplex c = one("a.txt", "nodes " + n);
      for (Field field : Field.values()) {
        assertThat(TopologicalInvariants.betti(c, field)).containsExactly(n, 0, 0);
      }
      assertThat(TopologicalInvariants.components(c)).isEqualTo(n);
      assertThat(TopologicalInvariants.euler(c)).isEqualTo(n);
      assertThat(TopologicalInvariants.isPlanar(c)).isTrue();
      assertThat(TopologicalInvariants.isOrientable(c)).isTrue();
      int none = TopologicalInvariants.NONE;
      assertThat(Diameters.of(c)).isEqualTo(new Diameters(n == 1 ? 0 : none, none));
      assertThat(one("a.txt", "nodes " + n, new CyclicLifting(3, 6)).faces()).isZero();
    }
  }

  @Test
  void aLargeSetNeedsItsCycle() throws IOException {
    int n = 30_000;
    String nodes = IntStream.range(0, n).mapToObj(i -> " " + i).collect(Collectors.joining());
    String cycle =
        IntStream.range(0, n)
            .mapToObj(i -> i + " " + (i + 1) % n + "\n")
            .collect(Collectors.joining());
    assertThatThrownBy(() -> read("a.txt", cycle + "cell" + nodes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a.txt")
        .hasMessageContaining("at most 1000 nodes, got 30000: give the cycle");
    assertThat(one("a.txt", "face" + nodes)).hasToString("CellComplex(30000, 30000, 1)");
  }

  @Test
  void nestedJsonIsAnError() {
    assertThatThrownBy(() -> read("a.json", "[".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read("a.json", "{\"faces\":" + "[".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
