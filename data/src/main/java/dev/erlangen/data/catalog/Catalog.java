package dev.erlangen.data.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.erlangen.core.Check;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The list of data sets that can be had by name. */
public final class Catalog {
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Creates a catalog; names must differ. */
  public Catalog(List<Entry> entries) {
    for (Entry entry : entries) {
      Check.that(
          this.entries.put(entry.name(), entry) == null,
          "the catalog has two entries '%s'",
          entry.name());
    }
  }

  /** Returns the catalog that comes with Erlangen. */
  public static Catalog standard() {
    return Standard.CATALOG;
  }

  /** All entries, in the order of the catalog. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** Returns the entry called {@code name}; an unknown name is answered with the nearest. */
  public Entry entry(String name) {
    Check.oneOf("data set", name, entries.keySet());
    return Objects.requireNonNull(entries.get(name));
  }

  /** Read once, when first asked for. */
  private static final class Standard {
    private static final Catalog CATALOG = read();

    /** Layout of the resource. */
    private record Listing(List<Entry> entries) {}

    private static Catalog read() {
      try (InputStream in = Catalog.class.getResourceAsStream("catalog.json")) {
        return new Catalog(new ObjectMapper().readValue(in, Listing.class).entries());
      } catch (IOException e) {
        throw new UncheckedIOException("the catalog in this jar is damaged", e);
      }
    }
  }
}
