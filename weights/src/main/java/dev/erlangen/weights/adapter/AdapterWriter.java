package dev.erlangen.weights.adapter;

import dev.erlangen.core.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The dialects that are written. */
public enum AdapterWriter {
  /** A folder, see {@link PeftWriter}. */
  PEFT(PeftWriter::write),
  /** A file, see {@link KohyaWriter}. */
  KOHYA(KohyaWriter::write),
  /** A file, see {@link DiffusersWriter#write}. */
  DIFFUSERS(DiffusersWriter::write),
  /** A file, see {@link DiffusersWriter#writeOld}. */
  DIFFUSERS_OLD(DiffusersWriter::writeOld);

  private interface Writing {
    void write(Adapter adapter, Path out) throws IOException;
  }

  private static final String FILE = ".safetensors";

  private final Writing writing;

  AdapterWriter(Writing writing) {
    this.writing = writing;
  }

  /** Name on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The dialect of a label, or an error that names them all. */
  public static AdapterWriter of(String label) {
    List<String> labels = Arrays.stream(values()).map(AdapterWriter::label).toList();
    return values()[labels.indexOf(Check.oneOf("--format", label, labels))];
  }

  /**
   * Writes an adapter where nothing is yet.
   *
   * @param out a folder for {@link #PEFT}, otherwise a file {@code *.safetensors}
   * @throws IllegalArgumentException if {@code out} exists or the dialect cannot say what the
   *     adapter is
   */
  public void write(Adapter adapter, Path out) throws IOException {
    Check.that(!Files.exists(out), "%s exists already", out);
    Check.that(
        (this == PEFT) != out.toString().endsWith(FILE),
        this == PEFT
            ? "a PEFT adapter is a folder, got the name of a file: %s"
            : "the name of the file must end with " + FILE + ", got %s",
        out);
    writing.write(adapter, out);
  }
}
