package dev.erlangen.data.catalog;

/** Hears how far a download has come. */
@FunctionalInterface
public interface Progress {
  /** Says nothing to anybody. */
  Progress SILENT = (path, done, total) -> {};

  /**
   * Called after every piece.
   *
   * @param path the file, as in the catalog
   * @param done bytes on disk so far
   * @param total bytes in the end; -1 if unknown
   */
  void update(String path, long done, long total);
}
