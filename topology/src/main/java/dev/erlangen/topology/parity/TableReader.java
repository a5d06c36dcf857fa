package dev.erlangen.topology.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.erlangen.core.Check;
import dev.erlangen.core.parity.ParityCase;
import dev.erlangen.core.parity.ParityReader;
import dev.erlangen.core.parity.ParityRow;
import dev.erlangen.topology.homology.CellComplex;
import dev.erlangen.topology.homology.Field;
import dev.erlangen.topology.homology.TopologicalInvariants;
import dev.erlangen.topology.homology.TorusPairs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tables of exact results: the invariants of surfaces, and the list of pairs of tori. */
public final class TableReader implements ParityReader {
  private static final String SURFACES = "surface-invariants";
  private static final String PAIRS = "torus-pairs";
  private static final long LARGEST = 1 << 22;

  @Override
  public boolean reads(ParityCase c) {
    String content = c.config().path("content").asText("");
    return c.model().equals("table") && (content.equals(SURFACES) || content.equals(PAIRS));
  }

  @Override
  public List<ParityRow> check(ParityCase c) {
    List<List<String>> rows = rows(c);
    Check.that(
        rows.size() == c.config().path("rows").asInt(-1),
        "%s: %d rows are described, the table has %d",
        c.name(),
        c.config().path("rows").asInt(-1),
        rows.size());
    return c.config().path("content").asText().equals(PAIRS) ? pairs(rows) : surfaces(c, rows);
  }

  private static List<List<String>> rows(ParityCase c) {
    Path file = c.file().resolveSibling(c.config().path("file").asText());
    try {
      Check.that(Files.isRegularFile(file), "no table %s", file);
      Check.that(Files.size(file) <= LARGEST, "%s is larger than 4 MiB", file);
      return Files.readAllLines(file).stream()
          .skip(c.config().path("header").asBoolean(false) ? 1 : 0)
          .filter(line -> !line.isBlank())
          .map(line -> Arrays.asList(line.split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ParityRow> pairs(List<List<String>> rows) {
    List<TorusPairs.Pair> own = TorusPairs.published();
    List<ParityRow> out = new ArrayList<>();
    for (int i = 0; i < Math.max(rows.size(), own.size()); i++) {
      List<String> got =
          i < own.size()
              ? List.of(
                  "" + i, "" + own.get(i).size(), "" + own.get(i).first(), "" + own.get(i).second())
              : List.of();
      out.add(row("pair " + i, i < rows.size() ? rows.get(i) : List.of(), got));
    }
    return out;
  }

  private static List<ParityRow> surfaces(ParityCase c, List<List<String>> rows) {
    Map<String, CellComplex> known = new HashMap<>();
    for (JsonNode object : c.config().path("objects")) {
      List<int[]> faces = new ArrayList<>();
      object.path("faces").forEach(f -> faces.add(ints(f)));
      known.put(
          object.path("name").asText(),
          CellComplex.ofFaces(object.path("vertices").asInt(), faces));
    }
    List<ParityRow> out = new ArrayList<>();
    for (List<String> row : rows) {
      CellComplex complex = known.get(row.get(0));
      Check.that(complex != null, "%s: no object is called '%s'", c.name(), row.get(0));
      if (complex != null) {
        out.add(row(row.get(0), row, described(row.get(0), complex)));
      }
    }
    return out;
  }

  private static int[] ints(JsonNode list) {
    int[] out = new int[list.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = list.get(i).asInt(-1);
    }
    return out;
  }

  private static List<String> described(String name, CellComplex k) {
    int diameter = TopologicalInvariants.diameter(k);
    return List.of(
        name,
        "" + k.nodes(),
        "" + k.edges(),
        "" + k.faces(),
        "" + TopologicalInvariants.euler(k),
        betti(k, Field.Q),
        betti(k, Field.GF2),
        word(TopologicalInvariants.isOrientable(k)),
        word(TopologicalInvariants.isPlanar(k)),
        diameter == TopologicalInvariants.NONE ? "None" : "" + diameter);
  }

  private static String word(boolean value) {
    return value ? "True" : "False";
  }

  private static String betti(CellComplex k, Field field) {
    return Arrays.stream(TopologicalInvariants.betti(k, field))
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }

  private static ParityRow row(String name, List<String> want, List<String> got) {
    boolean same = want.equals(got);
    return new ParityRow(
        name,
        "(" + want.size() + ")",
        same ? 0 : Double.POSITIVE_INFINITY,
        same ? ParityRow.Verdict.AGREES : ParityRow.Verdict.DIFFERS,
        same ? "" : "computed here: " + String.join(" ", got));
  }
}
