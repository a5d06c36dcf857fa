package dev.erlangen.cli;

import dev.erlangen.core.io.AtomicFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option of verbs whose answer is a table: to a file, whole or not at all, or printed. */
public final class OutOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec verb;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the answer goes. Default: the standard output.")
  private @Nullable Path file;

  /** Writes the answer. */
  @FunctionalInterface
  public interface Answer {
    /** Writes all of it. */
    void write(PrintWriter out) throws IOException;
  }

  /** The file; null stands for the standard output. */
  public @Nullable Path file() {
    return file;
  }

  /** Lets {@code answer} write to the file or the standard output. */
  public void write(Answer answer) throws IOException {
    if (file == null) {
      answer.write(verb.commandLine().getOut());
      verb.commandLine().getOut().flush();
      return;
    }
    AtomicFile.write(
        file,
        channel -> {
          PrintWriter out =
              new PrintWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), false);
          answer.write(out);
          if (out.checkError()) { // flushes
            throw new IOException("cannot write all of " + file);
          }
        });
  }
}
