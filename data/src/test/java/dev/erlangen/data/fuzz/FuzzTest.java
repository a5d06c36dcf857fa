package dev.erlangen.data.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.erlangen.data.cache.CacheKey;
import dev.erlangen.data.cache.CacheReader;
import dev.erlangen.data.cache.CacheWriter;
import dev.erlangen.data.cache.DiskCache;
import dev.erlangen.data.graph.Origin;
import dev.erlangen.data.image.IdxReader;
import dev.erlangen.data.image.ImageStrips;
import dev.erlangen.data.io.Archive;
import dev.erlangen.data.io.CsvInput;
import dev.erlangen.data.io.NpyArray;
import dev.erlangen.data.io.Npz;
import dev.erlangen.data.io.Tar;
import dev.erlangen.data.io.TextInput;
import dev.erlangen.data.mesh.ObjReader;
import dev.erlangen.data.reader.Graph6;
import dev.erlangen.data.reader.MoleculeNetReader;
import dev.erlangen.data.reader.NodeListReader;
import dev.erlangen.data.reader.PlanetoidReader;
import dev.erlangen.data.reader.TuReader;
import dev.erlangen.data.reader.ZincReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files give errors, never crashes; {@code -Derlangen.fuzz=100000} for a long run. */
class FuzzTest {
  @TempDir private Path folder;

  private static void noCrash(String format, int inputs, List<byte[]> valid, Fuzz.Reader reader) {
    Fuzz.Report report = Fuzz.run(format, Fuzz.inputs(inputs), 11, valid, reader);
    System.out.println(report);
    assertThat(report.crashes()).isEmpty();
    assertThat(report.refused()).isGreaterThan(report.inputs() / 10);
    assertThat(report.accepted()).isPositive();
  }

  @Test
  void graph6() {
    noCrash("graph6", 4000, Samples.GRAPH6, bytes -> Graph6.read(TextInput.of("f", bytes)));
  }

  @Test
  void zinc() {
    noCrash("zinc", 4000, Samples.ZINC, bytes -> ZincReader.readGraphs(TextInput.of("f", bytes)));
    noCrash(
        "zinc tsv", 4000, Samples.TABLE, bytes -> ZincReader.readTable(TextInput.of("f", bytes)));
  }

  @Test
  void nodeLists() {
    noCrash(
        "node lists", 4000, Samples.NODES, bytes -> NodeListReader.read(TextInput.of("f", bytes)));
  }

  @Test
  void meshes() {
    noCrash("obj", 4000, Samples.OBJ, bytes -> ObjReader.read(TextInput.of("f", bytes)));
  }

  @Test
  void images() {
    Path file = folder.resolve("f.idx");
    noCrash(
        "idx",
        1000,
        Samples.IDX,
        bytes -> {
          Files.write(file, bytes);
          IdxReader.read(file);
        });
    noCrash(
        "tar",
        1000,
        Samples.TAR,
        bytes -> {
          Files.write(file, bytes);
          Tar.members(file, Map.of("d/a", 1000));
        });
    noCrash(
        "png",
        400,
        Samples.png(),
        bytes -> {
          Files.write(file, bytes);
          ImageStrips.read(file, 2, 2);
        });
  }

  @Test
  void tables() {
    noCrash(
        "csv",
        4000,
        Samples.CSV,
        bytes -> {
          try (CsvInput csv = CsvInput.of("f", bytes);
              TextInput graphs = TextInput.of("g", Samples.OGB)) {
            MoleculeNetReader.read(csv, graphs, "smiles", List.of("y"));
          }
        });
    noCrash(
        "ogb text",
        4000,
        List.of(Samples.OGB),
        bytes -> {
          try (CsvInput csv = CsvInput.of("f", Samples.CSV.get(0));
              TextInput graphs = TextInput.of("g", bytes)) {
            MoleculeNetReader.read(csv, graphs, "smiles", List.of("y"));
          }
        });
  }

  @Test
  void arrays() {
    noCrash(
        "npy",
        4000,
        Samples.NPY,
        bytes -> {
          NpyArray array = NpyArray.read("f", new ByteArrayInputStream(bytes));
          if (array.type().charAt(0) == 'U' || array.type().charAt(0) == 'S') {
            array.strings();
          } else {
            array.doubles();
          }
        });
  }

  @Test
  void archives() {
    Path file = folder.resolve("f.npz");
    noCrash(
        "npz",
        1000,
        Samples.npz(),
        bytes -> {
          Files.write(file, bytes);
          try (Npz npz = Npz.open(file)) {
            for (String key : npz.keys()) {
              npz.get(key).doubles();
            }
          }
        });
    noCrash(
        "planetoid",
        400,
        Samples.npz(),
        bytes -> {
          Files.write(file, bytes);
          PlanetoidReader.read(file, "f", new Origin("", "", ""));
        });
    noCrash(
        "zip",
        200,
        Samples.npz(),
        bytes -> {
          Files.write(file, bytes);
          Archive.unzip(file, folder.resolve("unpacked"));
        });
  }

  @Test
  void tuFolders() throws IOException {
    for (String suffix : Samples.TU.keySet()) {
      for (String other : Samples.TU.keySet()) {
        Files.write(folder.resolve("DS" + other), Samples.TU.get(other));
      }
      noCrash(
          "tu" + suffix,
          200,
          List.of(Samples.TU.get(suffix)),
          bytes -> {
            Files.write(folder.resolve("DS" + suffix), bytes);
            TuReader.read(folder, "DS");
          });
    }
  }

  /** The cache repairs every damage: the value is always the stored or the computed one. */
  @Test
  void cacheEntries() throws IOException {
    DiskCache cache = new DiskCache(folder);
    CacheKey key = new CacheKey("ab".repeat(32), "Toy[]");
    double[] value = {1, 2, 3};
    cache.get(key, CacheReader::doubles, CacheWriter::doubles, () -> value);
    Path file = folder.resolve(key.hash() + ".cache");
    byte[] valid = Files.readAllBytes(file);
    Mutation mutation = new Mutation(3);
    for (int i = 0; i < Fuzz.inputs(200); i++) {
      Files.write(file, mutation.of(valid));
      assertThat(cache.get(key, CacheReader::doubles, CacheWriter::doubles, () -> value))
          .containsExactly(value);
    }
  }
}
