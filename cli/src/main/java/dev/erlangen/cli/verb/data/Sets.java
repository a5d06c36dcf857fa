package dev.erlangen.cli.verb.data;

import dev.erlangen.data.catalog.Catalog;
import dev.erlangen.data.catalog.DataStore;
import dev.erlangen.data.catalog.DataStore.Place;
import dev.erlangen.data.catalog.DataStore.State;
import dev.erlangen.data.catalog.Entry;
import java.util.Iterator;
import java.util.List;

/** The names of data sets, for completion; and what is said about them. */
final class Sets implements Iterable<String> {
  @Override
  public Iterator<String> iterator() {
    return Catalog.standard().entries().stream().map(Entry::name).iterator();
  }

  /** Says in a few words where a data set is. */
  static String whereabouts(DataStore store, Entry entry) {
    if (entry.files().isEmpty()) {
      return "generated";
    }
    List<Place> places = store.verify(entry).stream().map(State::place).distinct().toList();
    if (places.contains(Place.DAMAGED)) {
      return "DAMAGED";
    }
    if (places.contains(Place.ABSENT)) {
      String part = places.size() > 1 ? "in part" : "no";
      return entry.isDownloadable() ? part + ", can be fetched" : part;
    }
    return places.equals(List.of(Place.MIRROR)) ? "mirror" : "yes";
  }

  /** Returns {@code 1.3 MB}. */
  static String size(long bytes) {
    return bytes == 0
        ? "–"
        : bytes < 100_000 ? "%.1f kB".formatted(bytes / 1e3) : "%.1f MB".formatted(bytes / 1e6);
  }
}
