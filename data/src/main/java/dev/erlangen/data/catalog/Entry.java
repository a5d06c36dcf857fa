package dev.erlangen.data.catalog;

import java.util.List;

/**
 * A data set in the catalog.
 *
 * @param name short name in lower case
 * @param kind graphs, nodes, graph6, mesh, images, adapter, table or jets
 * @param title one line on the content
 * @param homepage official page
 * @param licence terms of use in a few words
 * @param citation the work to cite
 * @param note what a user must know, or empty
 * @param files the files, none for generated data
 */
public record Entry(
    String name,
    String kind,
    String title,
    String homepage,
    String licence,
    String citation,
    String note,
    List<DataFile> files) {
  /** Makes the list immutable. */
  public Entry {
    files = List.copyOf(files);
  }

  /** Whether every file can be downloaded as it is read. */
  public boolean isDownloadable() {
    return files.stream().noneMatch(file -> file.url().isEmpty());
  }

  /** Returns the file whose path ends with {@code suffix}. */
  public DataFile file(String suffix) {
    return files.stream()
        .filter(f -> f.path().endsWith(suffix))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "data set '%s' has no file '%s'".formatted(name, suffix)));
  }

  /** Sum of the sizes of the files. */
  public long bytes() {
    return files.stream().mapToLong(DataFile::bytes).sum();
  }
}
