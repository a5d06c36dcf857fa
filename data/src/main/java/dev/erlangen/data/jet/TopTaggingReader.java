package dev.erlangen.data.jet;

import dev.erlangen.core.Check;
import dev.erlangen.data.hdf5.Hdf5Table;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Reads the files of the top quark tagging reference data set (Kasieczka et al. 2019): a pandas
 * table with a column block of 804 numbers (E, px, py and pz of up to 200 particles by descending
 * transverse momentum, then of the true top quark) and one of two integers (origin, class).
 */
public final class TopTaggingReader {
  /** Particles per jet in the files. */
  public static final int PARTICLES = 200;

  private static final String TABLE = "/table/table";
  private static final int NUMBERS = 4 * PARTICLES + 4;

  private TopTaggingReader() {}

  /**
   * Reads jets at equal distances over the whole file, whose order is not promised to be random.
   *
   * @param jets how many
   * @param particles most particles per jet, the leading ones
   * @throws IllegalArgumentException if the file is none of these, damaged, or has fewer jets
   */
  public static Jets read(Path file, int jets, int particles) {
    Check.positive("jets", jets);
    Check.between("particles", particles, 1, PARTICLES);
    try (Hdf5Table table = Hdf5Table.open(file, TABLE)) {
      int values = table.column("values_block_0", float.class, NUMBERS);
      int classes = table.column("values_block_1", long.class, 2);
      Check.that(jets <= table.rows(), "%s has %d jets, wanted are %d", file, table.rows(), jets);
      double[] momenta = new double[Math.multiplyExact(jets, 4 * particles)];
      int[] numbers = new int[jets];
      long[] labels = new long[jets];
      for (int j = 0; j < jets; j++) {
        int r = (int) ((long) j * table.rows() / jets);
        ByteBuffer row = table.row(r);
        int at = j * 4 * particles;
        numbers[j] = momenta(row, values, momenta, at, particles);
        for (int i = at; i < at + 4 * particles; i++) {
          Check.that(
              Double.isFinite(momenta[i]),
              "%s: momenta of jet %d must be finite, got %s",
              file,
              r,
              momenta[i]);
        }
        labels[j] = row.getLong(classes + Long.BYTES);
        Check.that(
            numbers[j] > 0 && (labels[j] == 0 || labels[j] == 1),
            "%s: jet %d must have a particle and class 0 or 1, got %d particles and class %d",
            file,
            r,
            numbers[j],
            labels[j]);
      }
      return new Jets(particles, momenta, numbers, labels);
    }
  }

  /** Copies the particles before the first without energy; returns their number. */
  private static int momenta(ByteBuffer row, int from, double[] to, int at, int most) {
    for (int i = 0; i < most; i++) {
      int start = from + 4 * i * Float.BYTES;
      if (row.getFloat(start) == 0) {
        return i;
      }
      for (int c = 0; c < 4; c++) {
        to[at + 4 * i + c] = row.getFloat(start + c * Float.BYTES);
      }
    }
    return most;
  }
}
